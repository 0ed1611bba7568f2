import {availableParallelism, cpus, release, type} from 'node:os'

import type {LinkShape} from './network/link.ts'

/** In which circumstances figures were taken, as one Markdown paragraph. */
export function describeCircumstances(
  browserVersion: string,
  {bytesPerSecond, roundTripMs, setupRoundTrips}: LinkShape,
  date: Date,
): string {
  const model = cpus()[0]?.model.trim() || 'unknown processor'
  const megabits = (bytesPerSecond * 8) / 1_000_000
  const setup = setupRoundTrips === 1 ? 'one round trip' : `${setupRoundTrips} round trips`
  return [
    `${date.toISOString().slice(0, 10)}, Chromium ${browserVersion}, Node ${process.versions.node},`,
    `${availableParallelism()} cores (${model}), ${type()} ${release()}.`,
    `The line: ${megabits} Mbit/s, ${roundTripMs} ms, ${setup} to open a connection, TCP slow start;`,
    'HTTP/1.1, everything brotli, three origins, caches empty each time.',
  ].join(' ')
}
