import type {ClientFetch} from '../session/session-fetch.ts'

const EVENT_STREAM = /\/data\/(?:listen|live\/events)\//u

/**
 * A fetch that sends every event stream to a separate host, `l<random>.localhost`.
 *
 * Over HTTP/1.1 a browser opens at most six connections per host, and one open article needs six
 * streams: the next request would wait forever. Browsers resolve `*.localhost` to loopback.
 */
export const lakeFetch: ClientFetch = (address, init) =>
  globalThis.fetch(withStreamHost(address, randomName), init)

/** Gives the address of an event stream on localhost a separate host; returns other addresses unchanged. */
export function withStreamHost(address: string, createName: () => string): string {
  const url = URL.parse(address)
  if (!url || !EVENT_STREAM.test(url.pathname) || !isLocalhost(url.hostname)) {
    return address
  }
  url.hostname = `l${createName()}.localhost`
  return url.href
}

function isLocalhost(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost')
}

function randomName(): string {
  return crypto.getRandomValues(new Uint32Array(2)).join('')
}
