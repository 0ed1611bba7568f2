import type {ClientConfig} from '@sanity/client'

import {hasTimedOut, waitUnlessAborted} from './wait-unless-aborted.ts'

/** A fetch function that a client can use. */
export type ClientFetch = ReturnType<NonNullable<ClientConfig['resolveFetch']>>

type RequestOptions = NonNullable<Parameters<ClientFetch>[1]>
type FetchedResponse = Awaited<ReturnType<ClientFetch>>

/** The user of a session. */
export interface SessionUser {
  readonly id: string
  readonly name: string
}

/** A session that has worked and has ended. */
export interface EndedSession {
  /** Undefined if the browser keeps the session in a cookie. */
  readonly token: string | undefined
  readonly user: SessionUser | undefined
}

/** The functions that `createSessionFetch` calls. */
export interface SessionFetchOptions {
  readonly send: ClientFetch
  /**
   * Lets the editor log in again; never rejects.
   *
   * Resolves after the login: with the new token, or with undefined if the browser keeps the session in a cookie.
   */
  readonly logIn: (ended: EndedSession) => Promise<string | undefined>
}

/** A fetch whose requests survive the end of a session. */
export interface SessionFetch {
  readonly fetch: ClientFetch
  /** Returns a fetch that shares the session but sends its requests through another function. */
  readonly fetchWith: (send: ClientFetch) => ClientFetch
  /** Returns the token that has replaced `token`, which a client may still send; `token` itself if none has. */
  readonly findCurrentToken: (token: string) => string
}

/** Represents a session in a cookie, which has no token. */
const COOKIE = ''
const LOGIN_ENDPOINT = /\/(?:auth\/[^/]+|users\/me)$/u
const EVENT_STREAM = /\/data\/(?:listen|live\/events)\//u
const ENDED_SESSION_CODES = new Set<unknown>(['SIO-401-AEX', 'SIO-401-ANF'])

/**
 * Creates a fetch that holds requests whose session has ended, and repeats them after the editor has
 * logged in again.
 *
 * The Studio discards what was typed when a write fails with 401, so it must not receive that response.
 * A new token would make it rebuild every form, so it keeps its first token, and this function sends the
 * current one instead.
 *
 * A 401 is returned if the session has never worked (then the Studio shows its login screen), if the
 * editor has logged out, or if the error is not about the session. A request with a streamed body, which
 * cannot be sent twice, gets its 401 after the login.
 */
export function createSessionFetch(options: SessionFetchOptions): SessionFetch {
  const successors = new Map<string, string>()
  const workingSessions = new Set<string>()
  const users = new Map<string, SessionUser>()
  let loginCount = 0
  let pendingLogin: Promise<void> | undefined

  function findCurrentToken(token: string): string {
    const successor = successors.get(token)
    return successor === undefined ? token : findCurrentToken(successor)
  }

  function logInOnce(session: string): Promise<void> {
    pendingLogin ??= replaceSession(session).finally(() => {
      pendingLogin = undefined
    })
    return pendingLogin
  }

  async function replaceSession(session: string): Promise<void> {
    const token = session === COOKIE ? undefined : session
    const successor = (await options.logIn({token, user: users.get(session)})) ?? COOKIE
    if (successor !== session) {
      successors.set(session, successor)
    }
    workingSessions.add(successor)
    loginCount += 1
  }

  async function sendToLoginEndpoint(
    send: ClientFetch,
    url: string,
    session: string,
    init: RequestOptions,
  ): Promise<FetchedResponse> {
    const {pathname} = new URL(url)
    if (pathname.endsWith('/auth/logout')) {
      workingSessions.delete(session)
    }
    const response = await send(url, init)
    if (!pathname.endsWith('/users/me') || !response.ok) {
      return response
    }
    const text = await response.text()
    const user = readUser(text)
    if (user) {
      users.set(session, user)
    }
    return new Response(text, response)
  }

  function fetchWith(send: ClientFetch): ClientFetch {
    return async function fetch(url, init = {}) {
      const sentSession = readSession(init)
      if (sentSession === undefined) {
        return send(url, init)
      }
      const {pathname} = new URL(url)
      for (;;) {
        const session = findCurrentToken(sentSession)
        const loginCountBefore = loginCount
        const request = withSession(init, session)
        if (LOGIN_ENDPOINT.test(pathname)) {
          return sendToLoginEndpoint(send, url, session, request)
        }
        const response = await send(url, request)
        if (response.ok) {
          workingSessions.add(session)
        }
        if (response.status !== 401 || !workingSessions.has(session)) {
          return response
        }
        const text = EVENT_STREAM.test(pathname) ? undefined : await response.text()
        const unauthorized = text === undefined ? response : new Response(text, response)
        if (text !== undefined && !isAboutSession(text)) {
          return unauthorized
        }
        if (loginCount === loginCountBefore) {
          await waitUnlessAborted(logInOnce(session), init.signal)
        }
        if (init.body instanceof ReadableStream) {
          return unauthorized
        }
      }
    }
  }

  return {fetch: fetchWith(options.send), fetchWith, findCurrentToken}
}

/** Reads the token of a request, or `COOKIE`; undefined if the request has no session. */
function readSession({headers, credentials}: RequestOptions): string | undefined {
  const [, token] = /^bearer +(\S+)$/iu.exec(new Headers(headers).get('authorization') ?? '') ?? []
  return token ?? (credentials === 'include' ? COOKIE : undefined)
}

function withSession(init: RequestOptions, session: string): RequestOptions {
  const {signal, ...options} = init
  const headers = new Headers(init.headers)
  if (session !== COOKIE) {
    headers.set('authorization', `Bearer ${session}`)
  }
  return {...options, headers, ...(signal && !hasTimedOut(signal) && {signal})}
}

function isAboutSession(text: string): boolean {
  return ENDED_SESSION_CODES.has(Object(parseJson(text)).errorCode)
}

function readUser(text: string): SessionUser | undefined {
  const {id, name} = Object(parseJson(text))
  if (typeof id !== 'string') {
    return undefined
  }
  return {id, name: typeof name === 'string' ? name : id}
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
