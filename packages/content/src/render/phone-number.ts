// Country codes of one and two digits, as ITU-T E.164 assigns them; all others have three.
const CODE = /^\+(1|7|2[07]|3[0-469]|4[^2]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/

/**
 * A number in E.164, grouped for reading: the country's code apart, then threes and a last four.
 *
 * The spaces do not break, so that a number stays on one line.
 */
export function formatPhoneNumber(number: string): string {
  const code = CODE.exec(number)?.[0] ?? ''
  const rest = number.slice(code.length).replace(/\B(?=(?:\d{3})*\d{4}$)/g, '\u00a0')
  return code ? `${code}\u00a0${rest}` : number
}
