import type {ClientConfig, SanityClient} from '@sanity/client'

import {repeatForbidden} from '../connection/repeat-forbidden.ts'
import {repeatUnanswered} from '../connection/repeat-unanswered.ts'
import {lakeFetch} from '../lake/lake-fetch.ts'
import {reloadAfterLogout} from '../lake/reload-after-logout.ts'
import {createReleaseFetch} from '../releases/release-fetch.ts'
import {createSearchFetch} from '../search/search-fetch.ts'
import {createSessionClientFactory} from './session-client.ts'
import type {ClientFetch} from './session-fetch.ts'
import {createTokenStore} from './token-store.ts'

/**
 * Creates the workspace option `unstable_clientFactory`. The Studio's clients then keep what is typed when the connection
 * or the session ends, find names without their accents and apostrophes, and date the articles of releases.
 *
 * @param options - `apiHost` is the address of a Lake; leave it out on hosted Sanity.
 */
export function createDeskClientFactory(options: {
  readonly projectId: string
  readonly apiHost?: string
}): (config: ClientConfig) => SanityClient {
  const {projectId, apiHost} = options
  const send = apiHost
    ? reloadAfterLogout(lakeFetch, {
        hasToken: () => createTokenStore(projectId).read() !== undefined,
        reload: () => location.reload(),
      })
    : (...[url, init]: Parameters<ClientFetch>) => globalThis.fetch(url, init)
  return createSessionClientFactory({
    projectId,
    apiHost,
    send: createSearchFetch({
      send: createReleaseFetch({send: repeatForbidden(repeatUnanswered(send)), now: Date.now}),
      now: Date.now,
    }),
  })
}
