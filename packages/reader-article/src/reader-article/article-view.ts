import {
  type Article,
  type Block,
  field,
  formatSignature,
  headingIds,
  type Hyperscript,
  isHeading,
  type RareBlock,
  type ReadRareBlock,
  readingTime,
  type RenderContext,
  renderBlocks,
  renderFigure,
  renderPhoto,
  renderPin,
  renderPresence,
  renderReaderCard,
} from '@reader-article/content'

import type {HiddenParts} from '../element/hideable-parts.ts'
import {formatDate} from '../locales/format-date.ts'

/** An article, and how an element shows it. */
export interface ArticleDisplay {
  readonly article: Article
  readonly context: RenderContext
  readonly hidden: HiddenParts
}

/** An article to be rendered, of which some blocks may not have been read yet. */
export interface ArticleView<N> extends ArticleDisplay {
  /** All items of the article's body, as in the query's result. */
  readonly items: readonly unknown[]
  /** True renders an empty line, which `renderMeta()` replaces later. */
  readonly isMetaLater?: boolean
  /** Required if `canHaveContents()`. */
  readonly extras?: ArticleExtras<N> | undefined
}

/**
 * The renderers of parts that few articles have: contents, related articles and rare blocks.
 *
 * An element loads their implementation, `node-extras.ts`, only for articles that need it, so that other
 * articles load less code. Servers import `article-extras.ts` directly.
 */
export interface ArticleExtras<N> {
  readonly readRareBlock: ReadRareBlock
  readonly renderRare: (block: RareBlock, context: RenderContext) => N
  readonly contents: (view: ArticleView<N>) => N | undefined
  readonly related: (view: ArticleView<N>) => N | undefined
}

/** An article with fewer headings has no table of contents. */
export const MIN_HEADINGS = 5
/** A table of contents with more entries would be too long to help. */
export const MAX_HEADINGS = 60
/** How many items are read and rendered at a time, so that the first screen is shown early. */
const ITEMS_IN_A_SECTION = 50

/** Whether a body can have a table of contents, which requires `extras`. */
export function canHaveContents(items: readonly unknown[]): boolean {
  const headings = (level: number) => items.filter((item) => isHeading(item, level)).length
  return headings(6) >= MIN_HEADINGS && headings(2) <= MAX_HEADINGS
}

/** Renders an article with a body: header, cover, contents, body, sign-off, card and related articles. */
export function renderArticle<N>(
  h: Hyperscript<N>,
  view: ArticleView<N>,
  body: readonly N[],
  related?: N,
): N {
  const {article, context, hidden} = view
  return h(
    'article',
    {part: 'article', 'aria-label': article.title},
    !hidden.has('header') && renderHeader(h, view),
    article.cover &&
      !hidden.has('cover') &&
      renderFigure(h, 'cover', article.cover, context.images),
    view.extras?.contents(view),
    // The text can have the other direction than the page.
    h('div', {part: 'body', dir: 'auto'}, body),
    renderFooter(h, view, related),
  )
}

function renderHeader<N>(h: Hyperscript<N>, view: ArticleView<N>): N {
  const {article, context} = view
  const {reader, title} = article
  return h(
    'header',
    {part: 'header'},
    reader &&
      h(
        'div',
        {part: 'reader'},
        renderPhoto(h, reader.photo, context),
        h(
          'div',
          null,
          h('p', {part: 'name'}, reader.name),
          h(
            'p',
            {part: 'line'},
            renderPin(h, reader, context),
            ' ',
            renderPresence(h, reader, context),
          ),
        ),
      ),
    h(`h${context.headingLevel}`, {part: 'title'}, title),
    view.isMetaLater ? h('p', {part: 'meta'}, '\u00a0') : renderMeta(h, view),
  )
}

/** Renders the date and the reading time. */
export function renderMeta<N>(h: Hyperscript<N>, view: ArticleView<N>): N {
  const {article, items, context} = view
  const {lang} = context
  const {publishedAt} = article
  const date = publishedAt && formatDate(publishedAt, lang)
  const minutes = readingTime(items)
  // The first number that a browser formats is slow. A small number needs no formatting in languages whose
  // dates have the digits 0 to 9.
  const shown = minutes < 1000 && /\d/.test(date) ? `${minutes}` : minutes.toLocaleString(lang)
  return h(
    'p',
    {part: 'meta'},
    date && [h('time', {datetime: publishedAt}, date), h('span', {'aria-hidden': 'true'}, ' · ')],
    h('span', {part: 'reading-time'}, context.words.readingTime.replace('{n}', shown)),
  )
}

function renderFooter<N>(h: Hyperscript<N>, view: ArticleView<N>, related: N | undefined): N {
  const {article, context, hidden} = view
  const {reader, signOff, topics} = article
  const isSigned = Boolean(reader?.pin) && !hidden.has('sign-off')
  return h(
    'footer',
    {part: 'footer'},
    !hidden.has('sign-off') && [
      signOff && h('p', {part: 'sign-off'}, signOff),
      reader?.pin && h('p', {part: 'signature'}, formatSignature(reader, context.words.pin)),
    ],
    reader && renderReaderCard(h, reader, context, {hidesPin: isSigned}),
    topics.length > 0 &&
      h(
        'div',
        {part: 'topics'},
        h('p', {part: 'label'}, context.words.topics),
        h(
          'ul',
          null,
          topics.map(({title}) => h('li', null, title)),
        ),
      ),
    related,
  )
}

/** Returns the index after the last item of the section that begins at an index; lists are not split. */
export function findSectionEnd(items: readonly unknown[], from: number): number {
  let end = from + ITEMS_IN_A_SECTION
  while (field(items[end], 'listItem')) {
    end++
  }
  return Math.min(end, items.length)
}

/** Returns the blocks from an index up to an item of the body. The key of a block is the index of its item. */
export function getBlocksUntil(
  blocks: readonly Block[],
  first: number,
  endItem: number,
): readonly Block[] {
  let end = first
  while (Number(blocks[end]?._key) < endItem) {
    end++
  }
  return blocks.slice(first, end)
}

/** Renders blocks of the body. In a long body they are in a section element, which is laid out only near the screen. */
export function renderSection<N>(
  h: Hyperscript<N>,
  {article, items, context, extras}: ArticleView<N>,
  blocks: readonly Block[],
): readonly N[] {
  const ids = headingIds(items, article.slug)
  const nodes = renderBlocks(h, blocks, {...context, headingIds: ids}, extras?.renderRare)
  return items.length > ITEMS_IN_A_SECTION ? [h('div', {part: 'section'}, nodes)] : nodes
}
