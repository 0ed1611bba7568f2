import {Markup} from '@reader-article/content'
import {articleValidUntil, renderArticle} from 'reader-article/ssr'

import {articleKeys, canonicalUrl} from '../content/describe-article.ts'
import type {FoundArticle} from '../content/get-article.ts'
import type {Reply} from '../http/reply.ts'
import {renderFrame} from '../pages/document.ts'
import {serverPage, type Site} from '../site.ts'
import type {EmbedOptions} from './embed-options.ts'
import {FRAME_SCRIPT} from './scripts.ts'

/** Renders an article as a document for a frame. */
export async function embedPage(
  {article, result, copy}: FoundArticle,
  {theme, hide, lang}: EmbedOptions,
  site: Site,
  now: Date,
): Promise<Reply> {
  const page = {...serverPage(site, now), ...(lang !== undefined && {lang})}
  const html = renderArticle(result, {
    ...page,
    slug: article.slug,
    hide,
    shadow: false,
    styles: false,
  })
  const shown = theme ?? site.theme
  const rendered = await renderFrame(
    site,
    {
      title: article.title,
      lang: page.lang ?? site.lang,
      theme: shown,
      canonical: canonicalUrl(article, site),
      alternates: [],
      // A page that is linked to cannot be shown in the frame. All text is escaped, so this finds only tags.
      content: new Markup(html.replaceAll('<a href="http', '<a target="_blank" href="http')),
    },
    FRAME_SCRIPT,
  )
  return {
    status: 200,
    type: 'text/html',
    body: rendered.html,
    headers: {...rendered.headers, 'x-robots-tag': 'noindex'},
    keys: articleKeys(article),
    copies: [copy],
    hasStatus: true,
    validUntil: articleValidUntil(result, now),
  }
}
