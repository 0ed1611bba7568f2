import {useLiveQuery, type LiveResult} from './use-live-query.ts'

/** What a row shows of an availability, its reader and its status; a stored field can have any type. */
export interface StoredAvailability {
  readonly _id: string
  readonly name: unknown
  readonly pin: unknown
  readonly status: unknown
  readonly tone: unknown
  readonly note: unknown
}

const AVAILABILITIES_QUERY = {
  groq: {
    fetch: `*[_type == "availability" && reader->retired != true]{
      _id, note, "name": reader->name, "pin": reader->pin, "status": status->label, "tone": status->tone
    }`,
    // A listener does not follow references, so this one also matches readers and statuses.
    listen: '*[_type in ["availability", "reader", "status"]]',
  },
  options: {perspective: 'drafts', tag: 'who-is-available'},
} as const

/** Subscribes to the availabilities of all readers who have not retired. */
export function useAvailabilities(): LiveResult<readonly StoredAvailability[]> {
  return useLiveQuery(AVAILABILITIES_QUERY)
}
