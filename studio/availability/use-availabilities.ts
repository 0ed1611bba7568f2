import type {PreviewedAvailability} from '../schema/previews/availability-preview.tsx'
import {useLiveQuery, type LiveResult} from './use-live-query.ts'

/** An availability with what a row shows. */
export interface StoredAvailability extends PreviewedAvailability {
  readonly _id: string
}

const AVAILABILITIES_QUERY = {
  groq: {
    fetch: `*[_type == "availability" && reader->retired != true]{
      _id, note, until, "name": reader->name, "pin": reader->pin, "status": status->label, "tone": status->tone,
      "nextStatus": next->label, "nextTone": next->tone
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
