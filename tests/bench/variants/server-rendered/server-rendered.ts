import {renderArticle} from 'reader-article/ssr'

import {articleAddress, scriptTag} from '../by-script/by-script.ts'
import {shell} from '../shell.ts'
import type {Variant} from '../variant.ts'

/** Ours as a server sends it, in declarative shadow DOM; the script adopts it afterwards. */
export const serverRendered: Variant = {
  name: 'server-rendered',
  title: 'Ours rendered on a server',
  page: async (request) => {
    const {origins, slugs, reserved, read} = request
    const articles = await Promise.all(
      slugs.map(async (slug) =>
        renderArticle(await read(articleAddress(origins, slug)), {
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
