import {
  articleAddress,
  createRareBlockParser,
  type CustomRenderer,
  hasExcerpts,
  headingIds,
  type Hyperscript,
  isHeading,
  readBlock,
  type ReadRareBlock,
  renderLink,
  renderRareBlock,
  type TextBlock,
  withRareWords,
} from '@reader-article/content'

import {type ArticleExtras, type ArticleView, MAX_HEADINGS, MIN_HEADINGS} from './article-view.ts'

/**
 * Creates the renderers of parts that few articles have: contents, related articles, boxes, pull quotes,
 * cards in the text, custom blocks, and the text of invalid blocks.
 *
 * @param isCustom - Whether the page has a renderer for a block type.
 */
export function createArticleExtras<N>(
  h: Hyperscript<N>,
  isCustom: (type: string) => boolean,
  custom: CustomRenderer<N>,
): ArticleExtras<N> {
  const readRareBlock = createRareBlockParser(isCustom)
  return {
    readRareBlock,
    renderRare: (block, context) => renderRareBlock(h, block, context, custom),
    contents: (view) => renderContents(h, view, readRareBlock),
    related: (view) => renderRelated(h, view),
  }
}

function renderContents<N>(
  h: Hyperscript<N>,
  {article, items, context}: ArticleView<N>,
  readRareBlock: ReadRareBlock,
): N | undefined {
  const ids = headingIds(items, article.slug)
  const links = listedHeadings(items, readRareBlock).map(({_key, style, children}) =>
    h(
      'li',
      {part: `contents-${style}`},
      h(
        'a',
        {href: `#${ids.get(_key)}`},
        children.map(({text}) => text),
      ),
    ),
  )
  return (
    links[0] &&
    renderNavigation(h, 'contents', withRareWords(context.words).contents, h('ol', null, links))
  )
}

/** The headings for a table of contents: only chapters if there are many headings; none if there are too few or too many. */
function listedHeadings(
  items: readonly unknown[],
  readRareBlock: ReadRareBlock,
): readonly TextBlock[] {
  const headings = items.flatMap((item, index) => {
    const key = `${index}`
    // As in the body, an invalid heading keeps its text.
    const block = isHeading(item, 6) && (readBlock(item, key) ?? readRareBlock(item, key))
    return block && block._type === 'block' && block.style !== 'normal' ? block : []
  })
  if (headings.length < MIN_HEADINGS) {
    return []
  }
  if (headings.length <= MAX_HEADINGS) {
    return headings
  }
  const chapters = headings.filter(({style}) => style < 'h3')
  return chapters.length > MAX_HEADINGS ? [] : chapters
}

function renderRelated<N>(h: Hyperscript<N>, view: ArticleView<N>): N | undefined {
  const {article, context, hidden} = view
  if (!article.related[0] || hidden.has('related')) {
    return undefined
  }
  const showsExcerpts = hasExcerpts(article.related)
  const items = article.related.map((teaser) => {
    const {title, excerpt} = teaser
    return h(
      'li',
      null,
      renderLink(h, articleAddress(teaser, context), context, title),
      showsExcerpts && h('p', {part: 'quiet'}, excerpt),
    )
  })
  return renderNavigation(h, 'related', withRareWords(context.words).related, h('ul', null, items))
}

function renderNavigation<N>(
  h: Hyperscript<N>,
  part: 'contents' | 'related',
  label: string,
  links: N,
): N {
  return h(
    'nav',
    {part, 'aria-label': label},
    // The styles show this instead of the label if there is little space, and then hide the links until
    // it is open: with the links inside, it could not be open by default in wide boxes only.
    part === 'contents' && h('details', null, h('summary', null, label)),
    h('p', {part: 'label'}, label),
    links,
  )
}
