import {findLinkProblem, isPin} from '@reader-article/content'

import type {DocumentLink} from './document.ts'
import {quote} from './quote.ts'

/** The target of a link in a document, or why the link is refused. */
export type LinkTarget = {link: DocumentLink} | {refused: string}

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Reads the target of a link as written: `article:slug`, `reader:PIN`, or a URL that is safe to link to. */
export function readLinkTarget(href: string, line: number): LinkTarget {
  const [, scheme, name = ''] = /^(article|reader):(.*)$/iu.exec(href) ?? []
  switch (scheme?.toLowerCase()) {
    case 'article':
      return SLUG.test(name)
        ? {link: {_type: 'articleLink', _key: '', slug: name, line}}
        : {
            refused: `${quote(href)} is not a link to an article; write article: and the slug, such as article:reading-the-signs`,
          }
    case 'reader':
      return isPin(name)
        ? {link: {_type: 'readerLink', _key: '', pin: name, line}}
        : {
            refused: `${quote(href)} is not a link to a reader; write reader: and the PIN, such as reader:700107`,
          }
    default:
      return findLinkProblem(href) === undefined
        ? {link: {_type: 'link', _key: '', href}}
        : {
            refused: `${quote(href)} is not a safe link; use https://, http://, mailto:, tel: or a path with one slash`,
          }
  }
}
