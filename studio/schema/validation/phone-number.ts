import {isPhoneNumber} from '@reader-article/content'

/** Accepts the phone numbers that pages show: in the international form of E.164, grouped by single spaces. */
export function checkPhoneNumber(number: string | undefined): true | string {
  if (number === undefined || isPhoneNumber(number)) {
    return true
  }
  const grouped = number.replaceAll(/[\s().-]+/gu, ' ').trim()
  return isPhoneNumber(grouped)
    ? `Use only single spaces between the digits: ${grouped}.`
    : 'Begin with a plus sign and the country code, then write only digits and single spaces: +44 20 7946 0123.'
}
