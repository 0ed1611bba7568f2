import {findLinkProblem} from '@reader-article/content'

import type {DocumentLink} from '../document.ts'
import {completeHref} from '../paragraphs/link-href.ts'
import type {ClipboardLoss} from './clipboard-loss.ts'

// Google's and Outlook's programs replace links by one that leads over their own servers.
const REDIRECTS = [
  {host: /^(?:www\.)?google\.[a-z.]+$/u, path: '/url', parameters: ['q', 'url']},
  {host: /\.safelinks\.protection\.outlook\.com$/u, path: '/', parameters: ['url']},
] as const

/** A link on the clipboard, what is to be said of it, or nothing for a link within the pasted text. */
export interface ClipboardLink {
  link?: DocumentLink
  loss?: ClipboardLoss
}

/**
 * Reads the target of a link.
 *
 * @param base - The address to which relative links refer; an empty string if the clipboard does not say.
 */
export function readLink(written: string, base: string): ClipboardLink {
  const target = written.trim()
  const completed = completeHref(removeRedirect(resolve(target, base)), '')
  if (completed === undefined) {
    return {}
  }
  // A path leads to a page of the website from which the text was copied, and not of the one that shows the article.
  return findLinkProblem(completed) !== undefined || completed.startsWith('/')
    ? {loss: {kind: 'link', href: target}}
    : {link: {_type: 'link', _key: '', href: completed}}
}

function resolve(target: string, base: string): string {
  const isRelative = !/^[a-z][a-z\d+.-]*:/iu.test(target) && !target.startsWith('#')
  return isRelative && target !== '' && /^https?:/iu.test(base) && URL.canParse(target, base)
    ? new URL(target, base).href
    : target
}

function removeRedirect(href: string): string {
  if (!/^https?:/iu.test(href) || !URL.canParse(href)) {
    return href
  }
  const {hostname, pathname, searchParams} = new URL(href)
  const redirect = REDIRECTS.find(({host, path}) => host.test(hostname) && path === pathname)
  const target = redirect?.parameters
    .map((name) => searchParams.get(name))
    .find((value) => value !== null)
  return target !== undefined && target !== null && /^https?:/iu.test(target) ? target : href
}
