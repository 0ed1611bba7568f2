import {LONG_ARTICLE_SLUG} from '../../fixture/documents.ts'
import {renderHeightAttribute, shell} from '../shell.ts'
import {getPeerQueryUrl} from '../peer-query.ts'
import type {LongVariant} from '../variant.ts'

/** React, `@portabletext/react` and fetch. */
export const react: LongVariant = {
  name: 'react',
  title: 'React: react-dom + @portabletext/react + fetch',
  renderPage: ({origins, slugs, reservedHeight}) =>
    shell({
      head: `<script type="module" src="${origins.scripts}/react.js"></script>`,
      main: (slugs.length > 0 ? slugs : [''])
        .map((slug) => `<div data-article="${slug}"${renderHeightAttribute(reservedHeight)}></div>`)
        .join('\n'),
    }),
  showArticle: (article) => {
    const event = new CustomEvent('article', {detail: article})
    document.querySelector('[data-article]')?.dispatchEvent(event)
  },
  getLongArticleUrl: (origins) => getPeerQueryUrl(origins.api, LONG_ARTICLE_SLUG),
}
