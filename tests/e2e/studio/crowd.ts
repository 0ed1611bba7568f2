import {connect} from '@reader-article/import'
import type {SanityClient} from '@sanity/client'

/** A reader that `withCrowd()` has created. */
export interface CrowdReader {
  readonly id: string
  readonly pin: string
  readonly name: string
}

const SPECIALITIES = ['Alphamancy', 'Betamancy', 'Gammamancy']
const FIRST_PIN = 8_800_001

/** Creates available readers, the specialities in turn, runs `check`, and deletes them with their records. */
export async function withCrowd(
  lake: string,
  count: number,
  check: (readers: readonly CrowdReader[], client: SanityClient) => Promise<void>,
): Promise<void> {
  const client = await connect({lake, environment: {}})
  const readers = Array.from({length: count}, (_, index): CrowdReader => {
    const pin = String(FIRST_PIN + index)
    const name = `Crowd ${String(index + 1).padStart(3, '0')} O’Neill`
    return {id: `reader-${pin}`, pin, name}
  })
  const creation = client.transaction()
  for (const [index, {id, pin, name}] of readers.entries()) {
    const slug = {_type: 'slug', current: `crowd-${pin}`}
    const specialities = [SPECIALITIES[index % SPECIALITIES.length]]
    creation.createOrReplace({_id: id, _type: 'reader', name, pin, slug, specialities})
    creation.createOrReplace({
      _id: `availability-${id}`,
      _type: 'availability',
      reader: {_type: 'reference', _ref: id},
      status: {_type: 'reference', _ref: 'status-available'},
      since: '2026-11-01T09:00:00.000Z',
    })
  }
  await creation.commit()
  try {
    await check(readers, client)
  } finally {
    const ids = readers.map(({id}) => id)
    await client.delete({
      query: '*[_type in ["statusChange", "availability"] && reader._ref in $ids]',
      params: {ids},
    })
    await client.delete({query: '*[_id in $ids]', params: {ids}})
  }
}

/** Fetches the ids of the statuses that readers have, in the order of the readers. */
export async function fetchStatuses(
  client: SanityClient,
  readers: readonly CrowdReader[],
): Promise<string[]> {
  const documents = await client.getDocuments(readers.map(({id}) => `availability-${id}`))
  return documents.map((document) => String(document?.['status']?._ref))
}

/** Fetches the number of records of switches. */
export function countRecords(
  client: SanityClient,
  readers: readonly CrowdReader[],
): Promise<number> {
  return client.fetch('count(*[_type == "statusChange" && reader._ref in $ids])', {
    ids: readers.map(({id}) => id),
  })
}
