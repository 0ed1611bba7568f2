import type {ClientConfig} from '@sanity/client'

/** How a client sends its requests. */
export type ClientFetch = ReturnType<NonNullable<ClientConfig['resolveFetch']>>

type RequestOptions = NonNullable<Parameters<ClientFetch>[1]>
type FetchedResponse = Awaited<ReturnType<ClientFetch>>

/** Somebody who is logged in. */
export interface SessionUser {
  readonly id: string
  readonly name: string
}

/** A session that worked until now. */
export interface EndedSession {
  /** Undefined if the browser keeps the session in a cookie. */
  readonly token: string | undefined
  readonly user: SessionUser | undefined
}

/** What holding requests needs. */
export interface SessionFetchOptions {
  readonly send: ClientFetch
  /**
   * Lets the editor log in again, for as long as it takes, and never rejects.
   *
   * Resolves with the new token, or with undefined if the browser keeps the session in a cookie.
   */
  readonly logIn: (ended: EndedSession) => Promise<string | undefined>
}

/** A client's fetch that outlives the session it began with. */
export interface SessionFetch {
  readonly fetch: ClientFetch
  /** The token that is valid in place of one that a client still sends. */
  readonly currentToken: (token: string) => string
}

const COOKIE = ''
const ABOUT_LOGIN = /\/(?:auth\/[^/]+|users\/me)$/u
const EVENT_STREAM = /\/data\/(?:listen|live\/events)\//u
const ENDED_SESSION_CODES = new Set<unknown>(['SIO-401-AEX', 'SIO-401-ANF'])

/**
 * Holds every request that finds the session ended, and sends it again once the editor has logged in.
 *
 * The Studio drops what was typed when a write is answered with 401, so it never sees that answer. It
 * keeps its first token, too: with another one it would build each form anew. That token is replaced here.
 *
 * A 401 is passed on if the session never worked (the Studio has a login screen for that), if the
 * editor has logged out, or if it says nothing about the session. So is that of a streamed body, after
 * the login: it cannot be sent twice.
 */
export function createSessionFetch({send, logIn}: SessionFetchOptions): SessionFetch {
  const successors = new Map<string, string>()
  const working = new Set<string>()
  const users = new Map<string, SessionUser>()
  let logins = 0
  let login: Promise<void> | undefined

  function currentToken(token: string): string {
    const successor = successors.get(token)
    return successor === undefined ? token : currentToken(successor)
  }

  function renew(session: string): Promise<void> {
    login ??= replace(session).finally(() => {
      login = undefined
    })
    return login
  }

  async function replace(session: string): Promise<void> {
    const token = session === COOKIE ? undefined : session
    const successor = (await logIn({token, user: users.get(session)})) ?? COOKIE
    if (successor !== session) {
      successors.set(session, successor)
    }
    working.add(successor)
    logins += 1
  }

  async function sendAboutLogin(
    address: string,
    session: string,
    init: RequestOptions,
  ): Promise<FetchedResponse> {
    const {pathname} = new URL(address)
    if (pathname.endsWith('/auth/logout')) {
      working.delete(session)
    }
    const response = await send(address, init)
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

  return {
    currentToken,
    async fetch(address, init = {}) {
      const sent = sessionOf(init)
      if (sent === undefined) {
        return send(address, init)
      }
      const {pathname} = new URL(address)
      for (;;) {
        const session = currentToken(sent)
        const before = logins
        const options = withSession(init, session)
        if (ABOUT_LOGIN.test(pathname)) {
          return sendAboutLogin(address, session, options)
        }
        const response = await send(address, options)
        if (response.ok) {
          working.add(session)
        }
        if (response.status !== 401 || !working.has(session)) {
          return response
        }
        const text = EVENT_STREAM.test(pathname) ? undefined : await response.text()
        const refused = text === undefined ? response : new Response(text, response)
        if (text !== undefined && !isAboutSession(text)) {
          return refused
        }
        if (logins === before) {
          await unlessAborted(renew(session), init.signal)
        }
        if (init.body instanceof ReadableStream) {
          return refused
        }
      }
    },
  }
}

/** The token of a request, or `COOKIE`; undefined if it is sent by nobody in particular. */
function sessionOf({headers, credentials}: RequestOptions): string | undefined {
  const [, token] = /^bearer +(\S+)$/iu.exec(new Headers(headers).get('authorization') ?? '') ?? []
  return token ?? (credentials === 'include' ? COOKIE : undefined)
}

function withSession(init: RequestOptions, session: string): RequestOptions {
  const {signal, ...rest} = init
  const headers = new Headers(init.headers)
  if (session !== COOKIE) {
    headers.set('authorization', `Bearer ${session}`)
  }
  return {...rest, headers, ...(signal && !hasTimedOut(signal) && {signal})}
}

/** Waits for the login, however long it takes: a request's time limit is not for the editor. */
async function unlessAborted(
  login: Promise<void>,
  signal: AbortSignal | null | undefined,
): Promise<void> {
  if (!signal) {
    return login
  }
  const watching = new AbortController()
  const aborted = new Promise<never>((_resolve, reject) => {
    const rejectAborted = () => {
      if (!hasTimedOut(signal)) {
        reject(signal.reason)
      }
    }
    if (signal.aborted) {
      rejectAborted()
    }
    signal.addEventListener('abort', rejectAborted, {signal: watching.signal})
  })
  try {
    await Promise.race([login, aborted])
  } finally {
    watching.abort()
  }
}

function hasTimedOut({aborted, reason}: AbortSignal): boolean {
  return aborted && Object(reason).name === 'TimeoutError'
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
