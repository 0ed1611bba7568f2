import {LONG_ARTICLE_SLUG} from '../../fixture/documents.ts'
import {renderHeightAttribute, shell} from '../shell.ts'
import {getPeerQueryUrl} from '../peer-query.ts'
import type {LongVariant, PageRequest} from '../variant.ts'

/** Lit, `@portabletext/to-html` and `@sanity/client`, combined as their documentation shows. */
export const naive: LongVariant = {
  name: 'naive',
  title: 'Naive widget: lit + to-html + @sanity/client',
  renderPage: (request) =>
    shell({head: renderNaiveScriptTag(request), main: renderNaiveTags(request)}),
  showArticle: (article) => {
    const element = document.createElement('naive-article')
    Object.assign(element, {article})
    document.querySelector('main')?.append(element)
  },
  getLongArticleUrl: (origins) => getPeerQueryUrl(origins.api, LONG_ARTICLE_SLUG),
}

/** Renders the script tag of the naive widget. */
export function renderNaiveScriptTag({origins}: PageRequest): string {
  return `<script type="module" src="${origins.scripts}/naive.js"></script>`
}

/** Renders a tag of the naive widget for each article. */
export function renderNaiveTags({slugs, reservedHeight}: PageRequest): string {
  return slugs
    .map(
      (slug) =>
        `<naive-article slug="${slug}"${renderHeightAttribute(reservedHeight)}></naive-article>`,
    )
    .join('\n')
}
