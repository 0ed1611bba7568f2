import {isIPv6} from 'node:net'

import {AttemptBuckets} from './attempt-buckets.ts'
import {hashSecret} from './secret-hash.ts'

const MAX_BUCKETS = 10_000
const SECOND = 1000

/** Attempts of one address on all accounts. */
const ADDRESS = {capacity: 20, interval: 15 * SECOND, maxBuckets: MAX_BUCKETS}
/** Attempts of one address on one account. */
const PAIR = {capacity: 5, interval: 30 * SECOND, maxBuckets: MAX_BUCKETS}
/**
 * Attempts of all addresses on one account. It fills up six times as fast as one address can empty it, so one
 * address cannot lock others out.
 */
const ACCOUNT = {capacity: 50, interval: 5 * SECOND, maxBuckets: MAX_BUCKETS}

/** An attempt to log in that the limits allow. */
export interface AllowedAttempt {
  /** Records that the password was correct. */
  succeed(): void
}

/**
 * Limits attempts to log in by address, by account, and by both. An address from which somebody has logged in
 * to the account before is exempt from the limit of the account: attackers at other addresses cannot exhaust it.
 */
export class SignInLimits {
  readonly #now: () => Date
  readonly #byAddress = new AttemptBuckets(ADDRESS)
  readonly #byPair = new AttemptBuckets(PAIR)
  readonly #byAccount = new AttemptBuckets(ACCOUNT)
  readonly #knownPairs = new Set<string>()

  constructor(now: () => Date) {
    this.#now = now
  }

  /** Counts an attempt before its password is checked; returns the seconds to wait if it is not allowed. */
  begin(address: string, email: string): AllowedAttempt | {readonly retryAfter: number} {
    const now = this.#now().getTime()
    const network = networkOf(address)
    // Hashes have the same length, whatever was sent as the e-mail.
    const account = hashSecret(email)
    const pair = `${network} ${account}`
    const isKnown = this.#knownPairs.has(pair)
    const counted: [AttemptBuckets, string][] = [
      [this.#byAddress, network],
      [this.#byPair, pair],
      ...(isKnown ? [] : ([[this.#byAccount, account]] satisfies [AttemptBuckets, string][])),
    ]
    const delay = Math.max(...counted.map(([buckets, key]) => buckets.delayOf(key, now)))
    if (delay > 0) {
      return {retryAfter: Math.ceil(delay / SECOND)}
    }
    for (const [buckets, key] of counted) {
      buckets.take(key, now)
    }
    return {
      succeed: () => {
        for (const [buckets, key] of counted) {
          buckets.giveBack(key, now)
        }
        this.#remember(pair)
      },
    }
  }

  /** Number of entries in memory. */
  get size(): number {
    const buckets = [this.#byAddress, this.#byPair, this.#byAccount]
    return buckets.reduce((sum, {size}) => sum + size, this.#knownPairs.size)
  }

  #remember(pair: string): void {
    this.#knownPairs.delete(pair)
    this.#knownPairs.add(pair)
    const [oldest] = this.#knownPairs
    if (oldest !== undefined && this.#knownPairs.size > MAX_BUCKETS) {
      this.#knownPairs.delete(oldest)
    }
  }
}

/** An IPv6 client can choose the second half of its address, so only the first half counts. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined || !isIPv6(address)) {
    return mapped ?? address
  }
  const [head = '', tail] = address.toLowerCase().split('::', 2)
  const first = head.split(':').filter(Boolean)
  if (tail !== undefined) {
    const last = tail.split(':').filter(Boolean)
    first.push(...Array.from({length: Math.max(0, 8 - first.length - last.length)}, () => '0'))
    first.push(...last)
  }
  return first
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
