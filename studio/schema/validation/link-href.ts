import {findLinkProblem, type LinkProblem} from '@reader-article/content'

/** The message for each problem: what is wrong, and what would be right. */
const MESSAGES: Readonly<Record<LinkProblem, (href: string) => string>> = {
  'hidden-characters': () =>
    'The address has invisible characters in it. Type it instead of pasting it.',
  spaces: () => 'An address has no spaces in it. Write %20 for a space.',
  backslash: () => 'An address has no backslash in it. Use / instead.',
  'two-slashes': (href) =>
    `Two slashes lead to another website. Write https:${href}, or one slash for a page of yours.`,
  'no-scheme': (href) =>
    `Begin with https://, or with one slash for a page of yours: https://${href}.`,
  'forbidden-scheme': (href) =>
    `A link may not begin with ${href.replace(/:.*/u, ':').toLowerCase()} Use https://, http://, mailto:, tel: or a path such as /contact.`,
  'no-mail-address': () => 'Write an email address after mailto:, as in mailto:hello@example.org.',
  'no-phone-number': () => 'Write a phone number after tel:, as in tel:+442079460123.',
  'no-host': () => 'This is not a full web address. Write it as in https://example.org/page.',
  credentials: () =>
    'The address contains a user name or a password. Remove everything before the @ and the @ itself.',
}

/**
 * Accepts the targets that pages link to, and an empty one: another rule requires it.
 *
 * @returns true, or a message that says what is wrong and what would be right.
 */
export function checkLinkHref(href: string | undefined): true | string {
  const problem = href ? findLinkProblem(href) : undefined
  return href && problem ? MESSAGES[problem](href) : true
}
