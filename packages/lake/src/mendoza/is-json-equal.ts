import {isRecord} from '../json.ts'

/** Compares two JSON values by content, ignoring the order of object keys. */
export function isJsonEqual(left: unknown, right: unknown): boolean {
  if (left === right) {
    return true
  }
  if (Array.isArray(left) || Array.isArray(right)) {
    return Array.isArray(left) && Array.isArray(right) && areArraysEqual(left, right)
  }
  return isRecord(left) && isRecord(right) && areObjectsEqual(left, right)
}

function areArraysEqual(left: readonly unknown[], right: readonly unknown[]): boolean {
  return (
    left.length === right.length && left.every((item, index) => isJsonEqual(item, right[index]))
  )
}

function areObjectsEqual(left: Record<string, unknown>, right: Record<string, unknown>): boolean {
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isJsonEqual(left[key], right[key]))
  )
}
