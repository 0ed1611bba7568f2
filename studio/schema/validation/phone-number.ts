/** Accepts a number in the international form of E.164, a plus sign and 7 to 15 digits, grouped by single spaces. */
export function checkPhoneNumber(number: string | undefined): true | string {
  if (number === undefined || (/^\+[0-9]+( [0-9]+)*$/u.test(number) && isE164(number))) {
    return true
  }
  const tidy = number.replaceAll(/[\s().-]+/gu, ' ').trim()
  if (isE164(tidy)) {
    return `Part its groups by single spaces: ${tidy}.`
  }
  return 'Begin with a plus sign and the country, then digits only: +44 20 7946 0123.'
}

function isE164(number: string): boolean {
  return /^\+[1-9][0-9]{6,14}$/u.test(number.replaceAll(' ', ''))
}
