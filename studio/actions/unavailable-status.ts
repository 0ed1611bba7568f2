import type {SanityClient} from 'sanity'

const UNAVAILABLE_STATUS_QUERY =
  '*[_type == "status" && tone == "unavailable" && takesCalls != true] | order(order asc)[0]._id'

/** Resolves with the id of the first status of the tone 'unavailable' that takes no calls, or null. */
export async function fetchUnavailableStatusId(client: SanityClient): Promise<string | null> {
  return client.fetch<string | null>(UNAVAILABLE_STATUS_QUERY)
}
