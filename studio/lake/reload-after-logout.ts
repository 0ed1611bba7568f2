import type {ClientFetch} from '../session/session-fetch.ts'

const LOGOUT = /\/auth\/logout$/u
const MAX_CHECKS = 100
/** In milliseconds. */
const CHECK_INTERVAL = 20

/** What is reloaded, and whether the Studio has removed its token; for tests. */
export interface LogoutEnvironment {
  readonly hasToken: () => boolean
  readonly reload: () => void
}

/**
 * A fetch that reloads the page after a logout, when the Studio has removed its token. The Studio then leads to the
 * login page of the Lake; without a reload, it stays on a page with one button that leads there.
 */
export function reloadAfterLogout(
  send: ClientFetch,
  {hasToken, reload}: LogoutEnvironment,
): ClientFetch {
  let isWaiting = false
  const waitForRemoval = async () => {
    for (let check = 0; check < MAX_CHECKS && hasToken(); check++) {
      await new Promise((resolve) => setTimeout(resolve, CHECK_INTERVAL))
    }
    reload()
  }
  return async function fetch(url, init) {
    const response = await send(url, init)
    if (LOGOUT.test(new URL(url).pathname) && !isWaiting) {
      isWaiting = true
      void waitForRemoval()
    }
    return response
  }
}
