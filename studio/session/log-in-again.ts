import type {SanityClient} from '@sanity/client'

import {openSessionDialog, type SessionDialog} from './session-dialog.ts'
import type {EndedSession, SessionUser} from './session-fetch.ts'
import type {StoredToken} from './stored-token.ts'
import {typingPause} from './typing-pause.ts'

/** Where editors log in. */
export interface LoginOptions {
  /** A client without a session. */
  readonly client: SanityClient
  /** What the Studio's own login uses: a token, or a cookie if the browser allows one, else a token. */
  readonly loginMethod: 'token' | 'dual'
  readonly stored: StoredToken
}

interface Provider {
  readonly title: string
  readonly url: string
}

interface NewSession {
  /** Undefined if the browser keeps the session in a cookie. */
  readonly token: string | undefined
  readonly user: SessionUser
}

const LOGGED_IN_PAGE = new URL('./logged-in.html?no-inline', import.meta.url)
const ENDED = 'Your text is safe. Log in to go on.'

/** Returns what lets an editor log in again: a dialog, and the provider's page in a window of its own. */
export function createLogIn(
  options: LoginOptions,
): (ended: EndedSession) => Promise<string | undefined> {
  const {client, stored} = options

  return async function logIn(ended) {
    const known = await knownSession(ended)
    if (known) {
      return known.token
    }
    await typingPause(window)
    const dialog = openSessionDialog()
    try {
      for (;;) {
        const session = await newSession(dialog)
        if (isSameUser(ended, session) || (await acceptsOther(dialog, ended, session))) {
          if (session.token !== undefined) {
            stored.write(session.token)
          }
          return session.token
        }
      }
    } finally {
      dialog.close()
    }
  }

  /** The same user may have logged in again in another tab. */
  async function knownSession(ended: EndedSession): Promise<NewSession | undefined> {
    const token = stored.read()
    if (token === undefined || token === ended.token) {
      return undefined
    }
    const session = await sessionOf(token).catch(() => undefined)
    return session && isSameUser(ended, session) ? session : undefined
  }

  /** Resolves with the first session that works, from the login's window or from another tab. */
  async function newSession(dialog: SessionDialog): Promise<NewSession> {
    const finished = new AbortController()
    try {
      return await new Promise<NewSession>((resolve) => {
        let providers: readonly Provider[] = []
        const showProviders = (problem?: string) => {
          const choices = providers.map((provider) => ({
            label: providers.length > 1 ? `Log in with ${provider.title}` : 'Log in',
            choose: () => {
              if (openLogin(provider)) {
                onLoggedIn((sid) => tryToken(() => exchange(sid)))
              } else {
                showProviders('Your browser has blocked the login window. Allow it, then log in.')
              }
            },
          }))
          const again = {label: 'Try again', choose: () => void loadProviders()}
          dialog.show({text: ENDED, problem, choices: choices.length > 0 ? choices : [again]})
        }
        const loadProviders = async () => {
          dialog.show({text: ENDED, choices: []})
          providers = await fetchProviders().catch(() => [])
          showProviders(
            providers.length > 0 ? undefined : 'The login cannot be reached. Is your network on?',
          )
        }
        const tryToken = async (find: () => Promise<string | undefined>) => {
          const session = await find()
            .then(sessionOf)
            .catch(() => undefined)
          if (session) {
            resolve(session)
          } else {
            showProviders('That login did not work. Log in once more.')
          }
        }
        let listening: BroadcastChannel | undefined
        const onLoggedIn = (report: (sid: string) => void) => {
          listening ??= listenForLogin(report, finished.signal)
        }
        stored.onChange((token) => void tryToken(() => Promise.resolve(token)), finished.signal)
        void loadProviders()
      })
    } finally {
      finished.abort()
    }
  }

  async function fetchProviders(): Promise<Provider[]> {
    const {providers} = Object(await client.request<unknown>({url: '/auth/providers'}))
    return Array.isArray(providers) ? providers.filter(isProvider) : []
  }

  /** Returns whether the browser let the window open. */
  function openLogin(provider: Provider): boolean {
    const {projectId = ''} = client.config()
    const url = new URL(provider.url)
    url.searchParams.set('origin', new URL(LOGGED_IN_PAGE, location.href).href)
    url.searchParams.set('projectId', projectId)
    if (options.loginMethod === 'token') {
      url.searchParams.set('withSid', 'true')
    } else {
      url.searchParams.set('type', options.loginMethod)
    }
    return window.open(url, 'reader-article-login', 'popup,width=520,height=680') !== null
  }

  /** Exchanges what the provider handed out for a token, and for a cookie where the browser allows it. */
  async function exchange(sid: string): Promise<string | undefined> {
    const {token} = Object(await client.request<unknown>({url: '/auth/fetch', query: {sid}}))
    return typeof token === 'string' ? token : undefined
  }

  async function sessionOf(token: string | undefined): Promise<NewSession | undefined> {
    const {id, name} = Object(
      await client.request<unknown>({
        url: '/users/me',
        ...(token !== undefined && {headers: {authorization: `Bearer ${token}`}}),
      }),
    )
    if (typeof id !== 'string') {
      return undefined
    }
    return {token, user: {id, name: typeof name === 'string' ? name : id}}
  }
}

function isSameUser({user}: EndedSession, session: NewSession): boolean {
  return user === undefined || user.id === session.user.id
}

/** Somebody else's name may not go below the text unasked: what waits would be saved under it. */
function acceptsOther(
  dialog: SessionDialog,
  {user}: EndedSession,
  session: NewSession,
): Promise<boolean> {
  const before = user?.name ?? 'somebody else'
  const now = session.user.name
  return new Promise((resolve) => {
    dialog.show({
      text: `You have logged in as ${now}, but ${before} wrote the text that is not saved yet. If you go on, it is saved as ${now}’s; reload the Studio afterwards.`,
      choices: [
        {label: `Log in as ${before}`, choose: () => resolve(false)},
        {label: `Go on as ${now}`, choose: () => resolve(true)},
      ],
    })
  })
}

function listenForLogin(report: (sid: string) => void, signal: AbortSignal): BroadcastChannel {
  const channel = new BroadcastChannel('reader-article-login')
  channel.addEventListener('message', ({data}) => {
    if (typeof data === 'string') {
      report(data)
    }
  })
  signal.addEventListener('abort', () => channel.close())
  return channel
}

function isProvider(value: unknown): value is Provider {
  const {title, url} = Object(value)
  return typeof title === 'string' && typeof url === 'string' && URL.canParse(url)
}
