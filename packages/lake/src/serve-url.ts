import {isIPv6} from 'node:net'

const WILDCARDS = new Set(['0.0.0.0', '::'])

/** Returns the URL of a server that listens on a host name or address, as a browser on this machine opens it. */
export function formatServeUrl(hostname: string, port: number): string {
  return `http://${formatHost(hostname.toLowerCase())}:${port}`
}

/** Returns true for the addresses that mean all addresses of this machine. */
export function isWildcardAddress(hostname: string): boolean {
  return WILDCARDS.has(hostname)
}

function formatHost(hostname: string): string {
  // The Studio needs subdomains, which only names have.
  if (isWildcardAddress(hostname) || hostname === '127.0.0.1' || hostname.endsWith('.localhost')) {
    return 'localhost'
  }
  return isIPv6(hostname) ? `[${hostname}]` : hostname
}
