/**
 * Stands in for `@sanity/client` in the client's suite, whose tests cannot be given another server: the same
 * client, whose requests go to a Lake.
 */
import {createClient as createOriginal, type ClientConfig, type SanityClient} from '@sanity/client'
import {inject} from 'vitest'

export * from '@sanity/client'

/** Creates a client of the Lake of this run. */
export function createClient(config: ClientConfig): SanityClient {
  return createOriginal({...config, apiHost: inject('lakeUrl'), useProjectHostname: false})
}
