import type {ClientFetch} from '../session/session-fetch.ts'

const EVENT_STREAM = /\/data\/(?:listen|live\/events)\//u

/**
 * A fetch that gives every event stream a host of its own, `l<random>.localhost`.
 *
 * Over HTTP/1.1 a browser opens six connections to a host at most, and one open article holds six
 * streams: the seventh request would wait for ever. Browsers resolve `*.localhost` to loopback.
 */
export const fetchFromLake: ClientFetch = (address, init) =>
  globalThis.fetch(ownStreamHost(address, randomName), init)

/** Gives the address of an event stream on loopback a host of its own; returns all others unchanged. */
export function ownStreamHost(address: string, name: () => string): string {
  const url = URL.parse(address)
  if (!url || !EVENT_STREAM.test(url.pathname) || !isLocalhost(url.hostname)) {
    return address
  }
  url.hostname = `l${name()}.localhost`
  return url.href
}

function isLocalhost(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost')
}

function randomName(): string {
  return crypto.getRandomValues(new Uint32Array(2)).join('')
}
