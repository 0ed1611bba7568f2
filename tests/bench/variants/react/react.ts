import {LONG_SLUG} from '../../fixture/documents.ts'
import {reservedStyle, shell} from '../shell.ts'
import {peerQueryUrl} from '../peer-query.ts'
import type {LongVariant} from '../variant.ts'

/** React, `@portabletext/react` and fetch. */
export const react: LongVariant = {
  name: 'react',
  title: 'React: react-dom + @portabletext/react + fetch',
  page: ({origins, slugs, reserved}) =>
    shell({
      head: `<script type="module" src="${origins.scripts}/react.js"></script>`,
      main: (slugs.length > 0 ? slugs : [''])
        .map((slug) => `<div data-article="${slug}"${reservedStyle(reserved)}></div>`)
        .join('\n'),
    }),
  present: (article) => {
    const event = new CustomEvent('article', {detail: article})
    document.querySelector('[data-article]')?.dispatchEvent(event)
  },
  longArticleUrl: (origins) => peerQueryUrl(origins.api, LONG_SLUG),
}
