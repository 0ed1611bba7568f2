import type {ClientFetch} from '../session/session-fetch.ts'

const EVENT_STREAM = /\/data\/(?:listen|live\/events)\//u

/**
 * A fetch that requests every event stream from a separate host, `l<random>.localhost`.
 *
 * Over HTTP/1.1 a browser opens at most six connections per host, and one open article needs six
 * streams: the next request would wait forever. Browsers resolve `*.localhost` to loopback.
 */
export const lakeFetch: ClientFetch = (url, init) =>
  globalThis.fetch(withStreamHost(url, createRandomName), init)

/** Gives the URL of an event stream on localhost a separate host; returns other URLs unchanged. */
export function withStreamHost(href: string, createName: () => string): string {
  const url = URL.parse(href)
  if (!url || !EVENT_STREAM.test(url.pathname) || !isLocalhost(url.hostname)) {
    return href
  }
  url.hostname = `l${createName()}.localhost`
  return url.href
}

function isLocalhost(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost')
}

function createRandomName(): string {
  return crypto.getRandomValues(new Uint32Array(2)).join('')
}
