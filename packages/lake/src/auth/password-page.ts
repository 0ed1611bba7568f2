import type {Reply} from '../http/reply.ts'
import {type AuthView, createAuthPage} from './auth-page.ts'
import {escapeHtml} from './escape-html.ts'
import {MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH} from './password.ts'

/** What the page for a new password shows. */
export interface PasswordView extends AuthView {
  /** What was entered before. */
  readonly email?: string
}

/** Creates the page on which people change their own password. */
export function createPasswordPage(view: PasswordView): Reply {
  const {returnUrl, email = ''} = view
  const lengths = `minlength="${MIN_PASSWORD_LENGTH}" maxlength="${MAX_PASSWORD_LENGTH}"`
  return createAuthPage(
    'Change your password',
    `<form method="post">
<label>E-mail <input name="email" type="email" autocomplete="username" required value="${escapeHtml(email)}"></label>
<label>Current password <input name="password" type="password" autocomplete="current-password" required></label>
<label>New password, at least ${MIN_PASSWORD_LENGTH} characters <input name="new-password" type="password" autocomplete="new-password" required ${lengths}></label>
<label>New password again <input name="repeated-password" type="password" autocomplete="new-password" required></label>
<button class="primary">Change password</button>
</form>
<p>You are then logged out everywhere else.</p>
<p><a href="local?origin=${escapeHtml(encodeURIComponent(returnUrl.href))}">Log in without changing it</a></p>`,
    view,
  )
}
