import {articleQueryUrl} from '@reader-article/content'

import {LONG_ARTICLE_SLUG} from '../../fixture/documents.ts'
import {renderHeightAttribute, shell} from '../shell.ts'
import type {LongVariant, Origins, PageRequest} from '../variant.ts'

/** Our element with the script tag alone. */
export const byScript: LongVariant = {
  name: 'by-script',
  title: 'Ours with the script tag alone',
  renderPage: (request) => {
    // The page of the long article creates it later; until then, nothing else would load the renderer.
    const preload = request.slugs.length === 0 ? `${renderRendererPreload(request)}\n` : ''
    return shell({head: preload + renderScriptTag(request), main: renderArticleTags(request)})
  },
  showArticle: (article) => {
    const element = document.createElement('reader-article')
    Object.assign(element, {data: article})
    document.querySelector('main')?.append(element)
  },
  getLongArticleUrl: (origins) => getArticleUrl(origins, LONG_ARTICLE_SLUG),
}

/** Renders the script tag of the elements. */
export function renderScriptTag({origins}: PageRequest): string {
  return `<script type="module" src="${getScriptUrl(origins, 'reader-article.js')}"></script>`
}

/** Renders the tag that preloads the renderer of articles. */
export function renderRendererPreload({origins}: PageRequest): string {
  return `<link rel="modulepreload" href="${getScriptUrl(origins, 'reader-article-renderer.js')}">`
}

function getScriptUrl({scripts, api}: Origins, file: string): string {
  return `${scripts}/${file}?project=local&amp;dataset=production&amp;api-host=${api}`
}

/** Renders a tag for each article. */
export function renderArticleTags({slugs, reservedHeight}: PageRequest): string {
  return slugs
    .map(
      (slug) =>
        `<reader-article slug="${slug}"${renderHeightAttribute(reservedHeight)}></reader-article>`,
    )
    .join('\n')
}

/** Returns the URL from which our element fetches an article. */
export function getArticleUrl({api}: Origins, slug: string): string {
  return articleQueryUrl(
    {projectId: 'local', dataset: 'production', apiHost: api},
    {by: 'slug', value: slug},
  )
}
