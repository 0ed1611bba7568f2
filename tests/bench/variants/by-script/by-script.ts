import {articleQueryUrl} from '@reader-article/content'

import {LONG_SLUG} from '../../fixture/documents.ts'
import {reservedStyle, shell} from '../shell.ts'
import type {LongVariant, Origins, PageRequest} from '../variant.ts'

/** Ours as a site owner pastes it: one script tag, one element. */
export const byScript: LongVariant = {
  name: 'by-script',
  title: 'Ours by script tag',
  page: (request) => shell({head: scriptTag(request), main: readerArticles(request)}),
  present: (article) => {
    const element = document.createElement('reader-article')
    Object.assign(element, {data: article})
    document.querySelector('main')?.append(element)
  },
  longArticleUrl: (origins) => articleUrl(origins, LONG_SLUG),
}

/** The script tag of the snippet. */
export function scriptTag({origins}: PageRequest): string {
  return `<script type="module" src="${origins.scripts}/reader-article.js?project=local&amp;dataset=production&amp;api-host=${origins.api}"></script>`
}

/** The tags of the snippet. */
export function readerArticles({slugs, reserved}: PageRequest): string {
  return slugs
    .map((slug) => `<reader-article slug="${slug}"${reservedStyle(reserved)}></reader-article>`)
    .join('\n')
}

/** The URL from which our element fetches an article. */
export function articleUrl({api}: Origins, slug: string): string {
  return articleQueryUrl(
    {projectId: 'local', dataset: 'production', apiHost: api},
    {by: 'slug', value: slug},
  )
}
