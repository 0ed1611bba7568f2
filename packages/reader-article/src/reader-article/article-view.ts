import {
  type Article,
  type Block,
  type Child,
  formatSignature,
  type Hyperscript,
  type OtherBlock,
  type ReadOther,
  readingTime,
  record,
  type RenderContext,
  renderBlocks,
  renderFigure,
  renderPhoto,
  renderPin,
  renderPresence,
  renderReaderCard,
} from '@reader-article/content'

/** Parts of an article that a page may leave out. */
export type HideablePart = 'header' | 'cover' | 'sign-off' | 'call' | 'related'

/** How an article is shown. */
export interface ArticleView<N> {
  readonly article: Article
  /** The article's body as the answer has it: some of it may still be unread. */
  readonly items: readonly unknown[]
  readonly context: RenderContext
  /** Those of its blocks that are rendered now. */
  readonly blocks: readonly Block[]
  /** A BCP 47 tag for dates. */
  readonly lang: string
  readonly hidden: ReadonlySet<string>
  /** Needed where `needsExtras()` says so. */
  readonly extras?: ArticleExtras<N> | undefined
}

/** What few articles have: a page loads it only for those. */
export interface ArticleExtras<N> {
  readonly readOther: ReadOther
  readonly renderOther: (block: OtherBlock, context: RenderContext) => N
  readonly contents: (view: ArticleView<N>) => Child<N>
  readonly related: (view: ArticleView<N>) => Child<N>
}

/** Fewer headings make no table of contents; more keep readers from the text. */
const [FEWEST_HEADINGS, MOST_HEADINGS] = [5, 60]
/** Articles with more are read and rendered part by part, so that what is on screen need not wait for what is far below. */
const ITEMS_AT_ONCE = 100
const ITEMS_AT_FIRST = 50
const ITEMS_IN_A_PART = 250
const ITEMS_IN_A_SECTION = 25

/** Tells whether an article has a table of contents or related articles. */
export function needsExtras({related}: Article, items: readonly unknown[]): boolean {
  return related.length > 0 || listedHeadings(items).length > 0
}

/** The places of the headings that a table of contents lists: of a long text the chapters alone; none where a table is no help. */
export function listedHeadings(items: readonly unknown[]): readonly number[] {
  const headings: number[] = []
  const chapters: number[] = []
  // Articles may have ten thousand items, and this runs before the first paint.
  for (let place = 0; place < items.length; place++) {
    const {style, listItem} = record(items[place])
    if (typeof style !== 'string' || listItem || !/^h[1-6]$/.test(style)) continue
    headings.push(place)
    if (style < 'h3') chapters.push(place)
  }
  const listed = headings.length > MOST_HEADINGS ? chapters : headings
  return headings.length < FEWEST_HEADINGS || listed.length > MOST_HEADINGS ? [] : listed
}

/** Renders a whole article: head, cover, contents, body, sign-off and what follows it. */
export function renderArticle<N>(h: Hyperscript<N>, view: ArticleView<N>): N {
  const {article, context, hidden} = view
  return h(
    'article',
    {part: 'article', 'aria-label': article.title},
    !hidden.has('header') && renderHeader(h, view),
    article.cover &&
      !hidden.has('cover') &&
      renderFigure(h, 'cover', article.cover, context.images),
    view.extras?.contents(view),
    h('div', {part: 'body'}, renderBody(h, view)),
    renderFooter(h, view),
  )
}

function renderHeader<N>(h: Hyperscript<N>, {article, items, context, lang}: ArticleView<N>): N {
  const {reader, title, publishedAt} = article
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
    h(
      'p',
      {part: 'meta'},
      publishedAt && [
        h('time', {datetime: publishedAt}, formatDate(publishedAt, lang)),
        h('span', {'aria-hidden': 'true'}, ' · '),
      ],
      h('span', {part: 'reading-time'}, formatMinutes(readingTime(items), context, lang)),
    ),
  )
}

function renderFooter<N>(h: Hyperscript<N>, view: ArticleView<N>): N {
  const {article, context, hidden, extras} = view
  const {reader, signOff, topics} = article
  return h(
    'footer',
    {part: 'footer'},
    !hidden.has('sign-off') && [
      signOff && h('p', {part: 'sign-off'}, signOff),
      reader?.pin && h('p', {part: 'signature'}, formatSignature(reader.pin)),
    ],
    reader && renderReaderCard(h, reader, context, !hidden.has('call')),
    topics.length > 0 &&
      h(
        'ul',
        {part: 'topics'},
        topics.map(({title}) => h('li', null, title)),
      ),
    extras?.related(view),
  )
}

/** Where the items end that are read and rendered together with the one at `from`; no list is cut. */
export function endOfPart(items: readonly unknown[], from: number): number {
  if (items.length <= ITEMS_AT_ONCE) return items.length
  let end = from ? from - (from % ITEMS_IN_A_PART) + ITEMS_IN_A_PART : ITEMS_AT_FIRST
  while (record(items[end])['listItem']) end++
  return Math.min(end, items.length)
}

/** Renders the view's blocks; those of a long text in sections, of which a browser lays out only those near the screen. */
export function renderBody<N>(h: Hyperscript<N>, view: ArticleView<N>): readonly N[] {
  const {blocks, items, context, extras} = view
  const render = (some: readonly Block[]) => renderBlocks(h, some, context, extras?.renderOther)
  if (items.length <= ITEMS_AT_ONCE) return render(blocks)
  const sections: Block[][] = []
  let last = -1
  let wasItem: unknown
  for (const block of blocks) {
    const number = Math.floor(Number(block._key) / ITEMS_IN_A_SECTION)
    const isItem = block._type === 'block' && block.listItem
    if (number > last && !(isItem && wasItem)) {
      sections.push([])
      last = number
    }
    sections.at(-1)?.push(block)
    wasItem = isItem
  }
  return sections.map((some) => h('div', {part: 'section'}, render(some)))
}

/** A date in words, in the reader's own time zone. */
export function formatDate(date: string, lang: string): string {
  return new Date(date).toLocaleDateString([lang, 'en-GB'], {dateStyle: 'long'})
}

function formatMinutes(minutes: number, {words}: RenderContext, lang: string): string {
  return words.readingTime.replace('{n}', minutes.toLocaleString(lang))
}
