import {isRecord} from '../json.ts'

/** Returns true if the JSON of a value is longer than a number of UTF-16 code units. Reads only as much as it needs. */
export function isJsonLonger(value: unknown, length: number): boolean {
  return subtractLength(value, length) < 0 || JSON.stringify(value).length > length
}

/** Subtracts at most the length of the JSON of a value; stops below 0. */
function subtractLength(value: unknown, length: number): number {
  if (typeof value === 'string') {
    return length - value.length - 2
  }
  let rest = length - 2
  if (Array.isArray(value)) {
    for (const entry of value) {
      if (rest < 0) {
        break
      }
      rest = subtractLength(entry, rest)
    }
    return rest
  }
  if (!isRecord(value)) {
    return length - 1
  }
  for (const name of Object.keys(value)) {
    if (rest < 0) {
      break
    }
    rest = subtractLength(value[name], rest - name.length)
  }
  return rest
}
