import {RequestError} from '../errors/request-error.ts'

const MAX_LENGTH = 300
const MAX_WILDCARDS = 3
/** `*` in the host name or as the port, as in `https://*.example.org` and `http://localhost:*`. */
const PATTERN = /^(https?):\/\/([a-z0-9.*[\]:-]+?)(?::(\d{1,5}|\*))?\/?$/

/**
 * Returns an origin or a pattern of origins in its normal form: in lower case, and without a default port.
 *
 * As at Sanity, `*` in a host name stands for any characters, `:*` for any port, `*` for every origin, and `null`
 * for pages without an origin, such as local files and sandboxed frames. Throws a RequestError, status 400.
 */
export function parseOriginPattern(text: string): string {
  const trimmed = text.trim().toLowerCase()
  if (trimmed === '*' || trimmed === 'null') {
    return trimmed
  }
  const [, scheme = '', host = '', port] = PATTERN.exec(trimmed) ?? []
  const isValid =
    trimmed.length <= MAX_LENGTH &&
    host.split('*').length - 1 <= MAX_WILDCARDS &&
    // With a letter for each `*`, an origin with a pattern is a URL too.
    URL.canParse(`${scheme}://${host.replaceAll('*', 'x')}`) &&
    /[^*.]/.test(host)
  if (!isValid) {
    throw new RequestError(
      'bad-request',
      `"origin" must be an origin without a path, for example https://partner.example, or a pattern such as https://*.example.org, not "${text.slice(0, MAX_LENGTH)}"`,
    )
  }
  const defaultPort = scheme === 'https' ? '443' : '80'
  return `${scheme}://${host}${port === undefined || port === defaultPort ? '' : `:${port}`}`
}

/** Returns true if a pattern in its normal form allows an origin, which is the value of an `Origin` header. */
export function matchesOrigin(pattern: string, origin: string): boolean {
  if (pattern === '*' || pattern === origin) {
    return true
  }
  if (!pattern.includes('*')) {
    return false
  }
  const source = pattern
    .replaceAll(/[.?+^$()[\]{}|\\/]/g, String.raw`\$&`)
    .replace(/:\*$/, String.raw`(?::\d{1,5})?`)
    .replaceAll('*', '[a-z0-9.-]+')
  return new RegExp(`^${source}$`).test(origin.toLowerCase())
}

/** Returns true for a pattern in its normal form that anybody's page matches. */
export function isUnbounded(pattern: string): boolean {
  return pattern === '*' || pattern === 'null'
}
