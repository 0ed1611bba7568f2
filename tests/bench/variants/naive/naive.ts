import {LONG_SLUG} from '../../fixture/documents.ts'
import {reservedStyle, shell} from '../shell.ts'
import {peerAddress} from '../peer-address.ts'
import type {LongVariant} from '../variant.ts'

/** Lit, `@portabletext/to-html` and `@sanity/client` put together as their documentation shows it. */
export const naive: LongVariant = {
  name: 'naive',
  title: 'Naive widget: lit + to-html + @sanity/client',
  page: ({origins, slugs, reserved}) =>
    shell({
      head: `<script type="module" src="${origins.scripts}/naive.js"></script>`,
      main: slugs
        .map((slug) => `<naive-article slug="${slug}"${reservedStyle(reserved)}></naive-article>`)
        .join('\n'),
    }),
  present: (article) => {
    const element = document.createElement('naive-article')
    Object.assign(element, {article})
    document.querySelector('main')?.append(element)
  },
  longAnswer: (origins) => peerAddress(origins.api, LONG_SLUG),
}
