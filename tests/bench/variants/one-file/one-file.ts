import {renderHeightAttribute, shell} from '../shell.ts'
import type {Variant} from '../variant.ts'

/** One file with code and content, from `@reader-article/delivery`: one script tag for each article. */
export const oneFile: Variant = {
  name: 'one-file',
  title: 'Ours as one file with code and content',
  renderPage: ({origins, slugs, reservedHeight}) =>
    shell({
      main: slugs
        .map(
          (slug) =>
            `<div${renderHeightAttribute(reservedHeight)}><script async src="${origins.scripts}/embed/${slug}.js"></script></div>`,
        )
        .join('\n'),
    }),
}
