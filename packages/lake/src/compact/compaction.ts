import {isRecord} from '../json.ts'

/** What was removed from the history. */
export interface Compaction {
  /** The history before this time was removed; ISO 8601, in UTC. */
  readonly before: string
  readonly transactions: number
  /** The size of the database before and afterwards. */
  readonly bytesBefore: number
  readonly bytesAfter: number
}

/** Returns true if a value has the shape of a Compaction. */
export function isCompaction(value: unknown): value is Compaction {
  return (
    isRecord(value) &&
    typeof value['before'] === 'string' &&
    ['transactions', 'bytesBefore', 'bytesAfter'].every((name) => typeof value[name] === 'number')
  )
}
