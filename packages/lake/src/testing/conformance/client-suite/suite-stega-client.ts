/** Stands in for `@sanity/client/stega` in the client's suite, as `suite-client.ts` does for `@sanity/client`. */
import {
  type ClientConfig,
  createClient as createOriginal,
  type SanityStegaClient,
} from '@sanity/client/stega'
import {inject} from 'vitest'

export * from '@sanity/client/stega'

/** Creates a client of the Lake of this run. */
export function createClient(config: ClientConfig): SanityStegaClient {
  return createOriginal({...config, apiHost: inject('lakeUrl'), useProjectHostname: false})
}
