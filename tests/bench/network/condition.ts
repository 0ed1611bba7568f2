import type {LinkShape} from './link.ts'
import type {Throttling} from './throttling.ts'

/** How the network between the browser and the origins is slowed down. */
export interface Condition {
  /** Its name in the report. */
  readonly title: string
  /** What it simulates, as a sentence. */
  readonly description: string
  /** The link in front of the origins; if undefined, their responses are not delayed. */
  readonly link?: LinkShape
  /** The throttling in the browser itself. */
  readonly throttling?: Throttling
}

/** The two conditions under which pages are compared. */
export interface Conditions {
  readonly throttled: Condition
  readonly modelled: Condition
}

/** No delay at all. */
export const UNTHROTTLED: Condition = {title: 'No throttling', description: ''}

/**
 * Creates both conditions with the same bandwidth and latency.
 *
 * @param setupRoundTrips - Round trips that open a connection on the modelled network: 1 for TCP, 2 for TCP with TLS 1.3.
 */
export function createConditions({
  bytesPerSecond,
  roundTripMs,
  setupRoundTrips,
}: LinkShape): Conditions {
  const speed = `${(bytesPerSecond * 8) / 1_000_000} Mbit/s`
  const setup = setupRoundTrips === 1 ? 'one round trip' : `${setupRoundTrips} round trips`
  return {
    throttled: {
      title: 'Chromium’s own throttling',
      description: `${speed}, ${roundTripMs} ms for each request; opening a connection costs nothing.`,
      throttling: {bytesPerSecond, latencyMs: roundTripMs},
    },
    modelled: {
      title: 'the modelled network',
      description: `${speed}, ${roundTripMs} ms for each round trip, ${setup} to open each connection, TCP slow start.`,
      link: {bytesPerSecond, roundTripMs, setupRoundTrips},
    },
  }
}
