import {
  type Article,
  type Block,
  field,
  formatSignature,
  type Hyperscript,
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
  text,
} from '@reader-article/content'

import type {HideablePart} from '../element/hideable-parts.ts'

/** How an article is shown. */
export interface ArticleView<N> {
  readonly article: Article
  /** The article's body as the answer has it: some of it may still be unread. */
  readonly items: readonly unknown[]
  readonly context: RenderContext
  /** A BCP 47 tag for dates. */
  readonly lang: string
  readonly hidden: ReadonlySet<HideablePart>
  /** Leaves an empty line where `renderMeta()` belongs. */
  readonly isMetaLater?: boolean
  /** Needed where `mayHaveContents()` says so. */
  readonly extras?: ArticleExtras<N> | undefined
}

/** What few articles have: a page loads it only for those. */
export interface ArticleExtras<N> {
  readonly readRareBlock: ReadRareBlock
  readonly renderRare: (block: RareBlock, context: RenderContext) => N
  readonly contents: (view: ArticleView<N>) => N | undefined
  readonly related: (view: ArticleView<N>) => N | undefined
}

/** Fewer headings make no table of contents. */
export const FEWEST_HEADINGS = 5
/** More headings are no help in one. */
export const MOST_HEADINGS = 60
/** What is read and rendered together: what is on screen need not wait for what is far below. */
const ITEMS_IN_A_SECTION = 50

/** Tells whether a body may have a table of contents, which `extras` is needed for. */
export function mayHaveContents(items: readonly unknown[]): boolean {
  const headings = (level: number) => items.filter((item) => isHeading(item, level)).length
  return headings(6) >= FEWEST_HEADINGS && headings(2) <= MOST_HEADINGS
}

/** Tells whether an item of a body is a heading of a level or one above it. */
export function isHeading(item: unknown, level: number): boolean {
  return Number(/^h([1-6])$/.exec(text(field(item, 'style')))?.[1]) <= level
}

/** Renders an article around its body and before its related articles: head, cover, contents, sign-off, card. */
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
    h('div', {part: 'body'}, body),
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
          h('p', {part: 'line'}, renderPin(h, reader, context), ' ', renderPresence(h, reader)),
        ),
      ),
    h(`h${context.headingLevel}`, {part: 'title'}, title),
    view.isMetaLater ? h('p', {part: 'meta'}, '\u00a0') : renderMeta(h, view),
  )
}

/** Renders the date and the reading time. */
export function renderMeta<N>(h: Hyperscript<N>, view: ArticleView<N>): N {
  const {article, items, context, lang} = view
  const {publishedAt} = article
  const date = publishedAt && formatDate(publishedAt, lang)
  const minutes = readingTime(items)
  // A language whose dates have these digits has them in small numbers too, and a browser's first
  // number takes it as long as its first date.
  const shown = minutes < 1000 && /\d/.test(date) ? `${minutes}` : minutes.toLocaleString(lang)
  return h(
    'p',
    {part: 'meta'},
    date && [h('time', {datetime: publishedAt}, date), h('span', {'aria-hidden': 'true'}, ' · ')],
    h('span', {part: 'reading-time'}, context.words.readingTime.replace('{n}', shown)),
  )
}

/** Whether the browser has formatted a date: its first takes it some 40 ms, before which it can paint an article. */
export let hasFormatted = false

/** A date in words, in the reader's own time zone. */
export function formatDate(date: string, lang: string): string {
  hasFormatted = true
  return new Date(date).toLocaleDateString([lang, 'en-GB'], {dateStyle: 'long'})
}

function renderFooter<N>(h: Hyperscript<N>, view: ArticleView<N>, related: N | undefined): N {
  const {article, context, hidden} = view
  const {reader, signOff, topics} = article
  return h(
    'footer',
    {part: 'footer'},
    !hidden.has('sign-off') && [
      signOff && h('p', {part: 'sign-off'}, signOff),
      reader?.pin && h('p', {part: 'signature'}, formatSignature(reader.pin)),
    ],
    reader && renderReaderCard(h, reader, context),
    topics.length > 0 &&
      h(
        'ul',
        {part: 'topics'},
        topics.map(({title}) => h('li', null, title)),
      ),
    related,
  )
}

/** Where the section ends that begins at an item; no list is cut. */
export function endOfSection(items: readonly unknown[], from: number): number {
  let end = from + ITEMS_IN_A_SECTION
  while (field(items[end], 'listItem')) {
    end++
  }
  return Math.min(end, items.length)
}

/** The blocks of a section: those from a place in the list up to an item of the body, whose place is a block's key. */
export function blocksUntil(
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

/** Renders blocks of the body: one section where it has several, of which a browser lays out only those near the screen. */
export function renderSection<N>(
  h: Hyperscript<N>,
  {items, context, extras}: ArticleView<N>,
  blocks: readonly Block[],
): readonly N[] {
  const nodes = renderBlocks(h, blocks, context, extras?.renderRare)
  return items.length > ITEMS_IN_A_SECTION ? [h('div', {part: 'section'}, nodes)] : nodes
}
