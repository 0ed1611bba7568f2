import {type ClientConfig, createClient, type SanityClient} from '@sanity/client'

import {repeatUnanswered} from '../connection/repeat-unanswered.ts'
import {createLogInAgain} from './log-in-again.ts'
import {createLoginApi} from './login-api.ts'
import {type ClientFetch, createSessionFetch, type SessionFetch} from './session-fetch.ts'
import {createTokenStore} from './token-store.ts'

/** The server of the Studio's clients, and how they send requests. */
export interface SessionClientOptions {
  readonly projectId: string
  /** Undefined on hosted Sanity. */
  readonly apiHost: string | undefined
  readonly send: ClientFetch
}

const API_VERSION = '2026-05-04'
const HISTORY = /\/data\/history\//u

/** Creates a factory for the Studio's clients, whose requests survive the end of a session. */
export function createSessionClientFactory({
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
    logIn: createLogInAgain({
      loginApi: createLoginApi(client, apiHost === undefined ? 'dual' : 'token'),
      tokenStore: createTokenStore(projectId),
    }),
  })
  if (typeof XMLHttpRequest !== 'undefined') {
    replaceTokenOfUploads(session.findCurrentToken)
    replaceFetchOfHistory(session, new URL(client.getUrl('/')).origin)
  }
  // All clients get the same function: only then do they share event streams.
  const resolveFetch = () => session.fetch
  return (config) => createClient({...config, resolveFetch})
}

/** Replaces the token of uploads, the only requests that use XMLHttpRequest instead of fetch. */
function replaceTokenOfUploads(findCurrentToken: (token: string) => string): void {
  globalThis.XMLHttpRequest = class extends XMLHttpRequest {
    override setRequestHeader(name: string, value: string): void {
      super.setRequestHeader(name, value.replace(/(?<=^Bearer ).+/u, findCurrentToken))
    }
  }
}

/** Holds and repeats requests for the history of documents: the Studio sends them without a client. */
function replaceFetchOfHistory({fetchWith}: SessionFetch, origin: string): void {
  const originalFetch = globalThis.fetch.bind(globalThis)
  const sessionFetch = fetchWith(repeatUnanswered(originalFetch))
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? undefined : URL.parse(input)
    if (url?.origin !== origin || !HISTORY.test(url.pathname)) {
      return originalFetch(input, init)
    }
    const {headers, credentials, signal} = new Request(url, init)
    const response = await sessionFetch(url.href, {headers, credentials, signal})
    return new Response(response.body, response)
  }
}
