import {type ClientConfig, createClient, type SanityClient} from '@sanity/client'

import {createLogIn} from './log-in-again.ts'
import {type ClientFetch, createSessionFetch} from './session-fetch.ts'
import {storedToken} from './stored-token.ts'

/** Where a Studio's clients send their requests. */
export interface SessionClientOptions {
  readonly projectId: string
  /** Undefined on hosted Sanity. */
  readonly apiHost: string | undefined
  readonly send: ClientFetch
}

const API_VERSION = '2026-05-04'

/** Returns what makes the Studio's clients; their requests outlive the session they began with. */
export function sessionClientFactory({
  projectId,
  apiHost,
  send,
}: SessionClientOptions): (config: ClientConfig) => SanityClient {
  const client = createClient({
    projectId,
    ...(apiHost !== undefined && {apiHost}),
    apiVersion: API_VERSION,
    useCdn: false,
    withCredentials: true,
    resolveFetch: () => send,
  })
  const session = createSessionFetch({
    send,
    logIn: createLogIn({
      client,
      loginMethod: apiHost === undefined ? 'dual' : 'token',
      stored: storedToken(projectId),
    }),
  })
  if (typeof XMLHttpRequest !== 'undefined') {
    renewUploads(session.currentToken)
  }
  // One function for all clients: they share live streams by it.
  const resolveFetch = () => session.fetch
  return (config) => createClient({...config, resolveFetch})
}

/** Uploads are the only requests that do not go through fetch. */
function renewUploads(currentToken: (token: string) => string): void {
  globalThis.XMLHttpRequest = class extends XMLHttpRequest {
    override setRequestHeader(name: string, value: string): void {
      super.setRequestHeader(name, value.replace(/(?<=^Bearer ).+/u, currentToken))
    }
  }
}
