/** The contents of the sign-in form. */
export interface SignInForm {
  /** The URL to return to after signing in; the page shows its origin. */
  readonly returnUrl: URL
  readonly errorMessage?: string
  readonly name?: string
  readonly status?: number
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { display: grid; place-items: center; min-height: 100vh; margin: 0 }
form { display: grid; gap: 1rem; width: min(20rem, calc(100vw - 3rem)) }
h1 { font-size: 1.4rem; margin: 0 }
p { margin: 0 }
label { display: grid; gap: .25rem }
input, button { font: inherit; padding: .6rem .75rem; border-radius: .4rem; border: 1px solid GrayText }
button { cursor: pointer; border: 0; background: #1d4ed8; color: #fff; font-weight: 600 }
[role=alert] { color: light-dark(#b91c1c, #fca5a5) }
`

/** Creates the page with the form for a name and the password. */
export function createSignInPage({
  returnUrl,
  errorMessage,
  name = '',
  status = 200,
}: SignInForm): Response {
  const alert = errorMessage === undefined ? '' : `<p role="alert">${escapeHtml(errorMessage)}</p>`
  const body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sign in</title>
<style>${STYLE}</style>
<form method="post">
<h1>Sign in</h1>
<p>You will go back to ${escapeHtml(returnUrl.origin)}.</p>
${alert}
<label>Your name <input name="name" autocomplete="name" required maxlength="80" value="${escapeHtml(name)}"></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Sign in</button>
</form>
</html>
`
  return new Response(body, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      // `form-action` also applies to the redirect after the form is submitted.
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${returnUrl.origin}; frame-ancestors 'none'; base-uri 'none'`,
    },
  })
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
