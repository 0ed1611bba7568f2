import {isTimeZone} from '@reader-article/content'

/** Accepts the IANA name of a time zone. */
export function checkTimeZone(name: string | undefined): true | string {
  const isValid: boolean = name === undefined || isTimeZone(name)
  return isValid
    ? true
    : `“${name}” is not a time zone. Write a region and a city, such as Europe/London or America/New_York.`
}
