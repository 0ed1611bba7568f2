import type {ChangeDetector} from '../store/change-detector.ts'
import type {Caller} from './caller.ts'

const MAX_CALLERS = 1000

/** The owner of a token. */
export interface TokenOwner {
  readonly caller: Caller
  /** The time at which the token expires, in milliseconds; undefined if it does not. */
  readonly expires?: number
}

/**
 * The owners of recently used tokens. Every change of the database empties the cache, so
 * that the removal of a token or person acts at once, also if a command of another process removes them.
 */
export class CallerCache {
  readonly #detector: ChangeDetector
  readonly #now: () => Date
  readonly #owners = new Map<string, TokenOwner>()
  #version = 0

  constructor(detector: ChangeDetector, now: () => Date) {
    this.#detector = detector
    this.#now = now
  }

  /** Returns the owner of a token from the cache, or finds the owner. */
  find(token: string, findOwner: () => TokenOwner | undefined): Caller | undefined {
    const {version} = this.#detector
    if (version !== this.#version || this.#owners.size > MAX_CALLERS) {
      this.#owners.clear()
      this.#version = version
    }
    const cached = this.#owners.get(token)
    if (cached && (cached.expires === undefined || cached.expires >= this.#now().getTime())) {
      return cached.caller
    }
    const owner = findOwner()
    if (owner) {
      this.#owners.set(token, owner)
    }
    return owner?.caller
  }
}
