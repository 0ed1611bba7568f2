import {list, record, type StatusChoice, text} from '@reader-article/content'
import type {SanityClient} from 'sanity'

/** Finds the published statuses of the tone 'unavailable' that take no calls, the first one first. */
export const UNAVAILABLE_STATUS_QUERY =
  '*[_type == "status" && tone == "unavailable" && takesCalls != true && !(_id in path("drafts.**")) && !(_id in path("versions.**"))] | order(order asc)[0...1]{_id, label}'

/** Resolves with the first status of the tone 'unavailable' that takes no calls; undefined if there is none. */
export async function fetchUnavailableStatus(
  client: SanityClient,
): Promise<StatusChoice | undefined> {
  const found = list(await client.fetch<unknown>(UNAVAILABLE_STATUS_QUERY)).map(record)
  return found.map(({_id, label}) => ({id: text(_id), label: text(label)}))[0]
}
