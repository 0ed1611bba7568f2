import {currentTexts} from '../i18n/current-texts.ts'
import type {LoginApi, LoginProvider, Session} from './login-api.ts'
import {openSessionDialog, type SessionDialog} from './session-dialog.ts'
import type {EndedSession} from './session-fetch.ts'
import type {TokenStore} from './token-store.ts'
import {waitForTypingPause} from './wait-for-typing-pause.ts'

/** The login endpoints and the token store that a new login uses. */
export interface LogInAgainOptions {
  readonly loginApi: LoginApi
  readonly tokenStore: TokenStore
}

// With `?no-inline`, Vite copies the page instead of turning it into a data URL.
const LOGGED_IN_PAGE = new URL('./logged-in.html?no-inline', import.meta.url)
// The page `logged-in.html` sends the id of the login to this channel.
const CHANNEL_NAME = 'reader-article-login'

/** Returns a function that lets an editor log in again: in a dialog, and in a new window with the provider's page. */
export function createLogInAgain({
  loginApi,
  tokenStore,
}: LogInAgainOptions): (ended: EndedSession) => Promise<string | undefined> {
  return async function logInAgain(ended) {
    const storedSession = await findStoredSession(ended)
    if (storedSession) {
      return storedSession.token
    }
    await waitForTypingPause(window)
    const dialog = openSessionDialog()
    try {
      for (;;) {
        const session = await waitForSession(dialog)
        if (isSameUser(ended, session) || (await confirmOtherUser(dialog, ended, session))) {
          if (session.token !== undefined) {
            tokenStore.write(session.token)
          }
          return session.token
        }
      }
    } finally {
      dialog.close()
    }
  }

  /** Looks for a session of the same user, who may have logged in again in another tab. */
  async function findStoredSession(ended: EndedSession): Promise<Session | undefined> {
    const token = tokenStore.read()
    if (token === undefined || token === ended.token) {
      return undefined
    }
    const session = await loginApi.fetchSession(token).catch(() => undefined)
    return session && isSameUser(ended, session) ? session : undefined
  }

  /** Resolves with the first session that works, from the login window or from another tab. */
  async function waitForSession(dialog: SessionDialog): Promise<Session> {
    const controller = new AbortController()
    try {
      const {t} = currentTexts()
      return await new Promise<Session>((resolve) => {
        let providers: readonly LoginProvider[] = []
        const showProviders = (problem?: string) => {
          const choices = providers.map((provider) => ({
            label:
              providers.length > 1
                ? t('session.log-in-with', {provider: provider.title})
                : t('session.log-in'),
            onChoose: () => {
              if (openLoginWindow(provider)) {
                channel ??= listenForLogin(
                  (sid) => void tryToken(() => loginApi.fetchToken(sid)),
                  controller.signal,
                )
              } else {
                showProviders(t('session.blocked'))
              }
            },
          }))
          const tryAgain = {label: t('session.try-again'), onChoose: () => void loadProviders()}
          dialog.show({
            text: t('session.text'),
            problem,
            choices: choices.length > 0 ? choices : [tryAgain],
          })
        }
        const loadProviders = async () => {
          dialog.show({text: t('session.text'), choices: []})
          providers = await loginApi.fetchProviders().catch(() => [])
          showProviders(providers.length > 0 ? undefined : t('session.unreachable'))
        }
        const tryToken = async (getToken: () => Promise<string | undefined>) => {
          const session = await getToken()
            .then((token) => loginApi.fetchSession(token))
            .catch(() => undefined)
          if (session) {
            resolve(session)
          } else {
            showProviders(t('session.failed'))
          }
        }
        let channel: BroadcastChannel | undefined
        tokenStore.onChange(
          (token) => void tryToken(() => Promise.resolve(token)),
          controller.signal,
        )
        void loadProviders()
      })
    } finally {
      controller.abort()
    }
  }

  /** Returns false if the browser blocks the window. */
  function openLoginWindow(provider: LoginProvider): boolean {
    const origin = new URL(LOGGED_IN_PAGE, location.href).href
    const url = loginApi.createLoginUrl(provider, origin)
    return window.open(url, 'reader-article-login', 'popup,width=520,height=680') !== null
  }
}

function isSameUser({user}: EndedSession, session: Session): boolean {
  return user === undefined || user.id === session.user.id
}

/** Asks another user to confirm that the waiting requests are sent, and the text is saved, in this user's name. */
function confirmOtherUser(
  dialog: SessionDialog,
  {user}: EndedSession,
  session: Session,
): Promise<boolean> {
  const {t} = currentTexts()
  const author = user?.name ?? t('session.another-person')
  const {name} = session.user
  return new Promise((resolve) => {
    dialog.show({
      text: t('session.other-user', {name, author}),
      choices: [
        {label: t('session.log-in-as', {name: author}), onChoose: () => resolve(false)},
        {label: t('session.continue-as', {name}), onChoose: () => resolve(true)},
      ],
    })
  })
}

function listenForLogin(onLogin: (sid: string) => void, signal: AbortSignal): BroadcastChannel {
  const channel = new BroadcastChannel(CHANNEL_NAME)
  channel.addEventListener('message', ({data}) => {
    if (typeof data === 'string') {
      onLogin(data)
    }
  })
  signal.addEventListener('abort', () => channel.close())
  return channel
}
