import type {LinkShape} from './link.ts'
import type {Throttling} from './throttling.ts'

/** What stands between visitors and the origins. */
export interface Condition {
  /** What the report calls it. */
  readonly title: string
  /** What it costs and what it leaves out, in whole sentences. */
  readonly description: string
  /** The line in front of the origins; none where they are as near as the machine itself. */
  readonly line?: LinkShape
  /** What the visitor's browser is told. */
  readonly throttling?: Throttling
}

/** The two that pages are compared under. */
export interface Conditions {
  readonly throttled: Condition
  readonly modelled: Condition
}

/** Nothing: what is asked for is there at once. */
export const UNSLOWED: Condition = {title: 'Nothing in between', description: ''}

/**
 * The same speed and distance in both ways.
 *
 * @param setupRoundTrips - What the modelled line takes to open a connection: 1 for TCP, 2 for TCP with TLS 1.3.
 */
export function conditionsOf({
  bytesPerSecond,
  roundTripMs,
  setupRoundTrips,
}: LinkShape): Conditions {
  const speed = `${(bytesPerSecond * 8) / 1_000_000} Mbit/s`
  const setup = setupRoundTrips === 1 ? 'one round trip' : `${setupRoundTrips} round trips`
  return {
    throttled: {
      title: 'Chromium’s own throttling',
      description: `${speed}, ${roundTripMs} ms for each request; opening a connection costs nothing. The targets were set under this condition.`,
      throttling: {bytesPerSecond, latencyMs: roundTripMs},
    },
    modelled: {
      title: 'the modelled line',
      description: `${speed}, ${roundTripMs} ms for each round trip, ${setup} to open each connection, TCP slow start. The targets are those of the other condition.`,
      line: {bytesPerSecond, roundTripMs, setupRoundTrips},
    },
  }
}
