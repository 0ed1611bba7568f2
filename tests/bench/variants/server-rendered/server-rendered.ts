import {renderArticle} from 'reader-article/ssr'

import {articleUrl, scriptTag} from '../by-script/by-script.ts'
import {shell} from '../shell.ts'
import type {Variant} from '../variant.ts'

/** Ours rendered by a server into declarative shadow DOM, which the script adopts. */
export const serverRendered: Variant = {
  name: 'server-rendered',
  title: 'Ours rendered on a server',
  page: async (request) => {
    const {origins, slugs, reserved, read} = request
    const articles = await Promise.all(
      slugs.map(async (slug) =>
        renderArticle(await read(articleUrl(origins, slug)), {
          projectId: 'local',
          dataset: 'production',
          apiHost: origins.api,
          slug,
          lang: 'en',
          origin: origins.page,
          attributes: reserved ? {style: `display: block; min-height: ${reserved}`} : {},
        }),
      ),
    )
    return shell({head: scriptTag(request), main: articles.join('\n')})
  },
}
