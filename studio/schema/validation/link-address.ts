import {findLinkProblem, type LinkProblem} from '@reader-article/content'

/** What editors read for each problem: what is wrong, and what would be right. */
const MESSAGES: Readonly<Record<LinkProblem, (address: string) => string>> = {
  'hidden-characters': () =>
    'The address has invisible characters in it. Type it instead of pasting it.',
  spaces: () => 'An address has no spaces in it. Write %20 for a space.',
  backslash: () => 'An address has no backslash in it. Use / instead.',
  'two-slashes': (address) =>
    `Two slashes lead to another website. Write https:${address}, or one slash for a page of yours.`,
  'no-scheme': (address) =>
    `Begin with https://, or with one slash for a page of yours: https://${address}.`,
  'forbidden-scheme': (address) =>
    `A link may not begin with ${address.replace(/:.*/u, ':').toLowerCase()} Use https://, http://, mailto:, tel: or a path such as /contact.`,
  'no-mail-address': () => 'Give the mail address after mailto:, as in mailto:hello@example.org.',
  'no-phone-number': () => 'Give the number after tel:, as in tel:+442079460123.',
  'no-host': () => 'This is not a full web address. It looks like https://example.org/page.',
  credentials: () =>
    'The address contains a user name or a password. Remove everything before the @ and the @ itself.',
}

/**
 * Accepts the addresses that pages link to; an empty one is left to the rule that requires an address.
 *
 * @returns true, or what is wrong and what would be right.
 */
export function checkLinkAddress(address: string | undefined): true | string {
  const problem = address ? findLinkProblem(address) : undefined
  return address && problem ? MESSAGES[problem](address) : true
}
