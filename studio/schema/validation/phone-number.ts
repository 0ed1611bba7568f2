/** Accepts a number in the international form of E.164: a plus sign and 7 to 15 digits. */
export function checkPhoneNumber(number: string | undefined): true | string {
  if (number === undefined || /^\+[1-9][0-9]{6,14}$/u.test(number)) return true
  const bare = number.replaceAll(/[\s().-]/gu, '')
  if (/^\+[1-9][0-9]{6,14}$/u.test(bare)) return `Leave out spaces and brackets: ${bare}.`
  return 'Begin with a plus sign and the country, then digits only: +442079460123.'
}
