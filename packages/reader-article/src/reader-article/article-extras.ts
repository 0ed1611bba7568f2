import {
  type Child,
  type CustomRenderer,
  fillPath,
  type Hyperscript,
  otherReader,
  readBlock,
  renderLink,
  renderOtherBlock,
} from '@reader-article/content'

import {type ArticleExtras, type ArticleView, listedHeadings} from './article-view.ts'

/**
 * Renders what few articles have: contents, related articles, boxes, pull quotes, cards in the text,
 * a page's own blocks, and the text of blocks that are broken.
 *
 * @param isCustom - Tells which block types the page renders itself.
 */
export function articleExtras<N>(
  h: Hyperscript<N>,
  isCustom: (type: string) => boolean,
  custom: CustomRenderer<N>,
): ArticleExtras<N> {
  return {
    readOther: otherReader(isCustom),
    renderOther: (block, context) => renderOtherBlock(h, block, context, custom),
    contents: (view) => renderContents(h, view),
    related: (view) => renderRelated(h, view),
  }
}

function renderContents<N>(h: Hyperscript<N>, {items, context}: ArticleView<N>): Child<N> {
  const links = listedHeadings(items).flatMap((place) => {
    const block = readBlock(items[place], `${place}`)
    return block && block._type === 'block'
      ? h(
          'li',
          {part: `contents-${block.style}`},
          h(
            'a',
            {href: `#section-${block._key}`},
            block.children.map(({text}) => text),
          ),
        )
      : []
  })
  if (links.length === 0) return undefined
  return renderNavigation(h, 'contents', context.words.contents, h('ol', null, links))
}

function renderRelated<N>(h: Hyperscript<N>, view: ArticleView<N>): Child<N> {
  const {article, context, hidden} = view
  if (article.related.length === 0 || hidden.has('related')) return undefined
  const items = article.related.map(({title, slug, excerpt}) =>
    h(
      'li',
      null,
      renderLink(h, fillPath(context.settings.articlePath, {slug}), context, title),
      excerpt && h('p', {part: 'quiet'}, excerpt),
    ),
  )
  return renderNavigation(h, 'related', context.words.related, h('ul', null, items))
}

function renderNavigation<N>(
  h: Hyperscript<N>,
  part: 'contents' | 'related',
  label: string,
  links: N,
): N {
  return h('nav', {part, 'aria-label': label}, h('p', {part: 'label'}, label), links)
}
