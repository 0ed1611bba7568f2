import type {SanityClient} from '@sanity/client'

import type {SessionUser} from './session-fetch.ts'

/** A way to log in, such as Google or the Lake. */
export interface LoginProvider {
  readonly title: string
  readonly url: string
}

/** A valid session. */
export interface Session {
  /** Undefined if the browser keeps the session in a cookie. */
  readonly token: string | undefined
  readonly user: SessionUser
}

/** The requests with which an editor logs in. */
export interface LoginApi {
  fetchProviders(): Promise<LoginProvider[]>
  /** Creates the URL of a provider's page, which sends the browser back to `origin` after the login. */
  createLoginUrl(provider: LoginProvider, origin: string): string
  /** Fetches the token for the one-time id of a login; undefined if the browser keeps the session in a cookie. */
  fetchToken(sid: string): Promise<string | undefined>
  /** Resolves with undefined if there is no valid session with the token, or with the cookie. */
  fetchSession(token: string | undefined): Promise<Session | undefined>
}

/** How the Studio's own login keeps a session: with a token, or ('dual') with a cookie if the browser allows one. */
export type LoginMethod = 'token' | 'dual'

/** @param client - A client without a session. */
export function createLoginApi(client: SanityClient, loginMethod: LoginMethod): LoginApi {
  return {
    async fetchProviders() {
      const {providers} = Object(await client.request<unknown>({url: '/auth/providers'}))
      return Array.isArray(providers) ? providers.filter(isProvider) : []
    },
    createLoginUrl(provider, origin) {
      const {projectId = ''} = client.config()
      const url = new URL(provider.url)
      url.searchParams.set('origin', origin)
      url.searchParams.set('projectId', projectId)
      if (loginMethod === 'token') {
        url.searchParams.set('withSid', 'true')
      } else {
        url.searchParams.set('type', loginMethod)
      }
      return url.href
    },
    async fetchToken(sid) {
      const {token} = Object(await client.request<unknown>({url: '/auth/fetch', query: {sid}}))
      return typeof token === 'string' ? token : undefined
    },
    async fetchSession(token) {
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
    },
  }
}

function isProvider(value: unknown): value is LoginProvider {
  const {title, url} = Object(value)
  return typeof title === 'string' && typeof url === 'string' && URL.canParse(url)
}
