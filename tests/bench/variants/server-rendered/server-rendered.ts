import {renderArticle} from 'reader-article/ssr'

import {getArticleUrl, renderScriptTag} from '../by-script/by-script.ts'
import {shell} from '../shell.ts'
import type {Variant} from '../variant.ts'

/** Our element, rendered by a server into declarative shadow DOM, which the script adopts. */
export const serverRendered: Variant = {
  name: 'server-rendered',
  title: 'Ours rendered by a server',
  renderPage: async (request) => {
    const {origins, slugs, reservedHeight, read} = request
    const articles = await Promise.all(
      slugs.map(async (slug) =>
        renderArticle(await read(getArticleUrl(origins, slug)), {
          projectId: 'local',
          dataset: 'production',
          apiHost: origins.api,
          slug,
          lang: 'en',
          origin: origins.page,
          attributes: reservedHeight
            ? {style: `display: block; min-height: ${reservedHeight}`}
            : {},
        }),
      ),
    )
    return shell({head: renderScriptTag(request), main: articles.join('\n')})
  },
}
