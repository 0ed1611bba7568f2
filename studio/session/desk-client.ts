import type {ClientConfig, SanityClient} from '@sanity/client'

import {repeatUnanswered} from '../connection/repeat-unanswered.ts'
import {lakeFetch} from '../lake/lake-fetch.ts'
import {createSearchFetch} from '../search/search-fetch.ts'
import {createSessionClientFactory} from './session-client.ts'

/**
 * Creates the workspace option `unstable_clientFactory`. The Studio's clients then keep what is typed when the connection
 * or the session ends, and find names without their accents and apostrophes.
 *
 * @param options - `apiHost` is the address of a Lake; leave it out on hosted Sanity.
 */
export function createDeskClientFactory(options: {
  readonly projectId: string
  readonly apiHost?: string
}): (config: ClientConfig) => SanityClient {
  const {projectId, apiHost} = options
  const send = apiHost
    ? lakeFetch
    : (...[url, init]: Parameters<typeof lakeFetch>) => globalThis.fetch(url, init)
  return createSessionClientFactory({
    projectId,
    apiHost,
    send: createSearchFetch({send: repeatUnanswered(send), now: Date.now}),
  })
}
