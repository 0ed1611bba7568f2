import {
  articleAddress,
  type Child,
  hasExcerpts,
  type Hyperscript,
  imageSource,
  type RenderContext,
  renderLink,
} from '@reader-article/content'

import {formatDate} from '../locales/format-date.ts'
import type {ListedTeaser} from './teaser-list.ts'

const COVER_WIDTHS = [320, 640, 960]

/** How a list shows its articles. */
export interface TeaserDisplay {
  readonly hasCovers: boolean
  /** Whether it names the readers; not if all articles are by one reader. */
  readonly hasNames: boolean
}

/** Renders the items of a list of articles; their titles are headings of the context's level. */
export function renderTeasers<N>(
  h: Hyperscript<N>,
  articles: readonly ListedTeaser[],
  context: RenderContext,
  {hasCovers, hasNames}: TeaserDisplay,
): N[] {
  const showsExcerpts = hasExcerpts(articles)
  return articles.map((article) => {
    const {title, excerpt, publishedAt} = article
    const by = hasNames && article.by
    return h(
      'li',
      {part: 'teaser'},
      h(
        `h${context.headingLevel}`,
        {part: 'teaser-title'},
        renderLink(h, articleAddress(article, context), context, title),
      ),
      hasCovers && renderCover(h, article, context),
      showsExcerpts && h('p', null, excerpt),
      h(
        'p',
        {part: 'meta'},
        by && h('span', null, by),
        by && publishedAt && ' · ',
        publishedAt && h('time', {datetime: publishedAt}, formatDate(publishedAt, context.lang)),
      ),
    )
  })
}

function renderCover<N>(
  h: Hyperscript<N>,
  {cover: image}: ListedTeaser,
  {images}: RenderContext,
): Child<N> {
  if (!image) {
    return undefined
  }
  const {src, srcset, width, height} = imageSource(image, images, COVER_WIDTHS, 3 / 2)
  return h('img', {
    part: 'cover',
    // The title next to the cover is the link's text.
    alt: '',
    width,
    height,
    loading: 'lazy',
    sizes: 'min(100vw, 24em)',
    srcset,
    src,
  })
}
