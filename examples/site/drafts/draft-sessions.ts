import {randomBytes} from 'node:crypto'

/** How long an editor sees drafts after opening the site from the Studio, in seconds. */
export const SESSION_SECONDS = 8 * 60 * 60

const MAX_SESSIONS = 1000

/** The browsers that see drafts. Sessions end after eight hours, and when the server is restarted. */
export class DraftSessions {
  readonly #now: () => number
  /** The end of each session in milliseconds, the oldest first. */
  readonly #ends = new Map<string, number>()

  /** @param now - Returns the time in milliseconds. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Begins a session, and returns its id, which nobody can guess. */
  begin(): string {
    const [oldest] = this.#ends.keys()
    if (oldest !== undefined && this.#ends.size >= MAX_SESSIONS) {
      this.#ends.delete(oldest)
    }
    const id = randomBytes(32).toString('hex')
    this.#ends.set(id, this.#now() + SESSION_SECONDS * 1000)
    return id
  }

  /** Returns true if the session exists and has not ended. */
  has(id: string | undefined): boolean {
    return id !== undefined && this.#now() < (this.#ends.get(id) ?? 0)
  }

  /** Ends a session. */
  end(id: string | undefined): void {
    this.#ends.delete(id ?? '')
  }
}
