import type {Reply} from '../http/reply.ts'
import {escapeHtml} from './escape-html.ts'
import {isLoopbackHost} from './origins.ts'
import {SIGN_IN_STYLE} from './sign-in-style.ts'

/** What the pages for logging in and for a new password share. */
export interface AuthView {
  /** The URL to return to afterwards; the page shows its host. */
  readonly returnUrl: URL
  readonly errorMessage?: string
  readonly status?: number
  /** Seconds to wait before the next attempt. */
  readonly retryAfter?: number
}

/** Creates a page of the Lake with a form. `content` is HTML. */
export function createAuthPage(title: string, content: string, view: AuthView): Reply {
  const {returnUrl, errorMessage, status = 200, retryAfter} = view
  const alert = errorMessage === undefined ? '' : `<p role="alert">${escapeHtml(errorMessage)}</p>`
  const body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style>${SIGN_IN_STYLE}</style>
<main>
<h1>${escapeHtml(title)}</h1>
<p>Then ${escapeHtml(describeReturn(returnUrl))}.</p>
${alert}
${content}
</main>
</html>
`
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      // The form's request must contain its origin, which `no-referrer` would omit.
      'referrer-policy': 'same-origin',
      ...(retryAfter !== undefined && {'retry-after': String(retryAfter)}),
      // `form-action` also applies to the redirect after the form is submitted.
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src https: http: data:; form-action 'self' ${returnUrl.origin}; frame-ancestors 'none'; base-uri 'none'`,
    },
    body,
  }
}

/** Only another machine is named: it gets the session. */
function describeReturn({hostname, host}: URL): string {
  return isLoopbackHost(hostname) ? 'the desk on this computer opens' : `the desk at ${host} opens`
}
