/** The token that the Studio keeps in this browser, for all tabs and across reloads. */
export interface StoredToken {
  read(): string | undefined
  write(token: string): void
  /** Reports a token that another tab has stored. */
  onChange(report: (token: string) => void, signal: AbortSignal): void
}

/** The token under the name, and in the shape, in which the Studio itself keeps it for a project. */
export function storedToken(projectId: string): StoredToken {
  const key = `__studio_auth_token_${projectId}`
  return {
    read: () => parseToken(localStorage.getItem(key)),
    write: (token) => localStorage.setItem(key, JSON.stringify({token})),
    onChange(report, signal) {
      const reportToken = (event: StorageEvent) => {
        const token = event.key === key ? parseToken(event.newValue) : undefined
        if (token !== undefined) {
          report(token)
        }
      }
      window.addEventListener('storage', reportToken, {signal})
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
