import {isRecord} from '../json.ts'

/** Returns the value with a `_key` added to every array member that is an object without one, at any depth. */
export function withArrayKeys(value: unknown, newKey: () => string): unknown {
  if (Array.isArray(value)) {
    return value.map((entry) => {
      const keyed = withArrayKeys(entry, newKey)
      return isRecord(keyed) && typeof keyed['_key'] !== 'string'
        ? {...keyed, _key: newKey()}
        : keyed
    })
  }
  if (!isRecord(value)) {
    return value
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, withArrayKeys(entry, newKey)]),
  )
}
