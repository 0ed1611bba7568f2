import {escapeHtml} from './escape-html.ts'
import type {Person} from './person.ts'
import {ROLE_NAMES, ROLES} from './roles.ts'
import {SIGN_IN_STYLE} from './sign-in-style.ts'

/** What the page for signing in shows. */
export interface SignInView {
  /** The URL to return to after signing in; the page shows its origin. */
  readonly returnUrl: URL
  /** The people who can sign in by a click; `undefined` if signing in needs a password. */
  readonly people: readonly Person[] | undefined
  readonly errorMessage?: string
  /** What was entered before. */
  readonly email?: string
  readonly name?: string
  readonly status?: number
  /** Seconds to wait before the next attempt. */
  readonly retryAfter?: number
}

/** Creates the page for signing in: a form for e-mail and password, or a list of people and a form for a new one. */
export function createSignInPage(view: SignInView): Response {
  const {returnUrl, people, errorMessage, status = 200, retryAfter} = view
  const alert = errorMessage === undefined ? '' : `<p role="alert">${escapeHtml(errorMessage)}</p>`
  const body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>Sign in</title>
<style>${SIGN_IN_STYLE}</style>
<main>
<h1>Sign in</h1>
<p>You will go back to ${escapeHtml(returnUrl.origin)}.</p>
${alert}
${people ? createPeopleForms(people, view) : createPasswordForm(view)}
</main>
</html>
`
  return new Response(body, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      // The form's request must contain its origin, which `no-referrer` would omit.
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      ...(retryAfter !== undefined && {'retry-after': String(retryAfter)}),
      // `form-action` also applies to the redirect after the form is submitted.
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src https: http: data:; form-action 'self' ${returnUrl.origin}; frame-ancestors 'none'; base-uri 'none'`,
    },
  })
}

function createPasswordForm({email = ''}: SignInView): string {
  return `<form method="post">
<label>E-mail <input name="email" type="email" autocomplete="username" required value="${escapeHtml(email)}"></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button class="primary">Sign in</button>
</form>`
}

function createPeopleForms(people: readonly Person[], {name = '', email = ''}: SignInView): string {
  const isOpen = people.length === 0 || name !== '' || email !== ''
  const roles = people.length === 0 ? ROLE_NAMES.slice(0, 1) : ROLE_NAMES
  const options = roles.map(
    (role) =>
      `<option value="${role}"${role === 'editor' ? ' selected' : ''}>${ROLES[role].title}</option>`,
  )
  return `${people.length > 0 ? `<form method="post"><ul>${people.map(createPersonButton).join('')}</ul></form>` : ''}
<details${isOpen ? ' open' : ''}>
<summary>Add a person</summary>
<form method="post">
<label>Name <input name="name" autocomplete="off" required maxlength="80" value="${escapeHtml(name)}"></label>
<label>E-mail <input name="email" type="email" autocomplete="off" required value="${escapeHtml(email)}"></label>
<label>Role <select name="role">${options.join('')}</select></label>
<button class="primary">Add and sign in</button>
</form>
</details>
<p>Nobody has a password yet, so everybody at this computer can sign in as anybody.</p>`
}

function createPersonButton({id, name, role, picture}: Person): string {
  const image =
    picture === undefined
      ? `<span class="picture" aria-hidden="true">${escapeHtml(initialsOf(name))}</span>`
      : `<img class="picture" src="${escapeHtml(picture)}" alt="">`
  return `<li><button class="person" name="person" value="${escapeHtml(id)}">${image}
<span class="name">${escapeHtml(name)}</span> <span class="role">${role.title}</span></button></li>`
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/u)
  const initials = words.length > 1 ? [words[0], words.at(-1)] : words
  return initials.map((word = '') => /^./u.exec(word)?.[0].toUpperCase() ?? '').join('')
}
