import {LONG_SLUG} from '../../fixture/documents.ts'
import {reservedStyle, shell} from '../shell.ts'
import {peerQueryUrl} from '../peer-query.ts'
import type {LongVariant, PageRequest} from '../variant.ts'

/** Lit, `@portabletext/to-html` and `@sanity/client`, combined as their documentation shows it. */
export const naive: LongVariant = {
  name: 'naive',
  title: 'Naive widget: lit + to-html + @sanity/client',
  page: (request) => shell({head: naiveScriptTag(request), main: naiveArticles(request)}),
  present: (article) => {
    const element = document.createElement('naive-article')
    Object.assign(element, {article})
    document.querySelector('main')?.append(element)
  },
  longArticleUrl: (origins) => peerQueryUrl(origins.api, LONG_SLUG),
}

/** The script tag of the naive widget. */
export function naiveScriptTag({origins}: PageRequest): string {
  return `<script type="module" src="${origins.scripts}/naive.js"></script>`
}

/** The tags of the naive widget. */
export function naiveArticles({slugs, reserved}: PageRequest): string {
  return slugs
    .map((slug) => `<naive-article slug="${slug}"${reservedStyle(reserved)}></naive-article>`)
    .join('\n')
}
