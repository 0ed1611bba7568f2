/** Stores the Studio's token in this browser, for all tabs and across reloads. */
export interface TokenStore {
  read(): string | undefined
  write(token: string): void
  /** Calls the listener with each token that another tab stores. */
  onChange(listener: (token: string) => void, signal: AbortSignal): void
}

/** Creates a store that uses the same key and format in `localStorage` as the Studio itself. */
export function createTokenStore(projectId: string): TokenStore {
  const key = `__studio_auth_token_${projectId}`
  return {
    read: () => parseToken(localStorage.getItem(key)),
    write: (token) => localStorage.setItem(key, JSON.stringify({token})),
    onChange(listener, signal) {
      const notify = (event: StorageEvent) => {
        const token = event.key === key ? parseToken(event.newValue) : undefined
        if (token !== undefined) {
          listener(token)
        }
      }
      window.addEventListener('storage', notify, {signal})
    },
  }
}

function parseToken(stored: string | null): string | undefined {
  try {
    const {token} = Object(JSON.parse(stored ?? 'null'))
    return typeof token === 'string' ? token : undefined
  } catch {
    return undefined
  }
}
