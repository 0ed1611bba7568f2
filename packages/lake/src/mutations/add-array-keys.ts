import {isRecord} from '../json.ts'

/** Returns a value in which every object in an array, at any depth, has a `_key`; generates missing keys. */
export function addArrayKeys(value: unknown, newKey: () => string): unknown {
  if (Array.isArray(value)) {
    return value.map((entry) => {
      const keyed = addArrayKeys(entry, newKey)
      return isRecord(keyed) && typeof keyed['_key'] !== 'string'
        ? {...keyed, _key: newKey()}
        : keyed
    })
  }
  if (!isRecord(value)) {
    return value
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, addArrayKeys(entry, newKey)]),
  )
}
