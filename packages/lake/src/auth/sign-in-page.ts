import type {Reply} from '../http/reply.ts'
import {type AuthView, createAuthPage} from './auth-page.ts'
import {escapeHtml} from './escape-html.ts'
import type {Person} from './person.ts'
import {ROLE_NAMES, ROLES} from './roles.ts'

/** What the page for logging in shows. */
export interface SignInView extends AuthView {
  /** The people who can log in by a click; `undefined` if logging in needs a password. */
  readonly people: readonly Person[] | undefined
  /** What was entered before. */
  readonly email?: string
  readonly name?: string
}

/** Creates the page for logging in: a form for e-mail and password, or a list of people and a form for a new one. */
export function createSignInPage(view: SignInView): Reply {
  const {people} = view
  const content = people ? createPeopleForms(people, view) : createPasswordForm(view)
  return createAuthPage('Log in', content, view)
}

function createPasswordForm({returnUrl, email = ''}: SignInView): string {
  return `<form method="post">
<label>E-mail <input name="email" type="email" autocomplete="username" required value="${escapeHtml(email)}"></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button class="primary">Log in</button>
</form>
<p><a href="password?origin=${escapeHtml(encodeURIComponent(returnUrl.href))}">Change your password</a></p>`
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
<button class="primary">Add and log in</button>
</form>
</details>
<p>Nobody has a password yet, so everybody at this computer can log in as anybody.</p>`
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
