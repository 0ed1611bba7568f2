import {
  type Article,
  type Block,
  type Child,
  type CustomRenderer,
  fillPath,
  formatSignature,
  type Hyperscript,
  readingTime,
  type RenderContext,
  renderBlocks,
  renderFigure,
  renderLink,
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
  readonly context: RenderContext
  /** Those of its blocks that are rendered now. */
  readonly blocks: readonly Block[]
  /** A BCP 47 tag for dates. */
  readonly lang: string
  readonly hidden: ReadonlySet<string>
  readonly custom?: CustomRenderer<N>
}

const HEADINGS_FOR_CONTENTS = 5
const BLOCKS_AT_ONCE = 500
const BLOCKS_IN_A_SECTION = 50

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
    renderContents(h, view),
    h('div', {part: 'body'}, renderBody(h, view)),
    renderFooter(h, view),
  )
}

function renderHeader<N>(h: Hyperscript<N>, {article, context, lang}: ArticleView<N>): N {
  const {reader, title, publishedAt, body} = article
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
      h('span', {part: 'reading-time'}, formatMinutes(readingTime(body), context, lang)),
    ),
  )
}

function renderContents<N>(h: Hyperscript<N>, {article, context}: ArticleView<N>): Child<N> {
  const headings = article.body.flatMap((block) =>
    block._type === 'block' && block.style.startsWith('h') ? block : [],
  )
  if (headings.length < HEADINGS_FOR_CONTENTS) return undefined
  return renderNavigation(
    h,
    'contents',
    context,
    h(
      'ol',
      null,
      headings.map(({_key, style, children}) =>
        h(
          'li',
          {part: `contents-${style}`},
          h('a', {href: `#section-${_key}`}, children.map(({text}) => text).join('')),
        ),
      ),
    ),
  )
}

function renderNavigation<N>(
  h: Hyperscript<N>,
  part: 'contents' | 'related',
  {words}: RenderContext,
  links: N,
): N {
  const label = words[part]
  return h('nav', {part, 'aria-label': label}, h('p', {part: 'label'}, label), links)
}

function renderFooter<N>(h: Hyperscript<N>, {article, context, hidden}: ArticleView<N>): N {
  const {reader, signOff, topics, related} = article
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
    related.length > 0 &&
      !hidden.has('related') &&
      renderNavigation(
        h,
        'related',
        context,
        h(
          'ul',
          null,
          related.map(({title, slug, excerpt}) =>
            h(
              'li',
              null,
              renderLink(h, fillPath(context.settings.articlePath, {slug}), context, title),
              excerpt && h('p', {part: 'quiet'}, excerpt),
            ),
          ),
        ),
      ),
  )
}

/** The blocks that are rendered at once, so that what is on screen need not wait for what is far below; no list is cut. */
export function firstBlocks(blocks: readonly Block[]): readonly Block[] {
  let end = BLOCKS_AT_ONCE
  for (let next = blocks[end]; next?._type === 'block' && next.listItem; next = blocks[end]) end++
  return blocks.slice(0, end)
}

/** Renders the view's blocks; many are cut into sections, of which a browser lays out only those near the screen. */
export function renderBody<N>(
  h: Hyperscript<N>,
  {blocks, context, custom}: ArticleView<N>,
): readonly N[] {
  const body: N[] = []
  for (let rest = blocks; rest.length > 0;) {
    const first = firstBlocks(rest)
    rest = rest.slice(first.length)
    const nodes = renderBlocks(h, first, context, custom)
    const size = nodes.length > 2 * BLOCKS_IN_A_SECTION ? BLOCKS_IN_A_SECTION : Infinity
    for (let at = 0; at < nodes.length; at += size) {
      const some = nodes.slice(at, at + size)
      if (size < Infinity) body.push(h('div', {part: 'section'}, some))
      else body.push(...some)
    }
  }
  return body
}

/** A date in words, in the reader's own time zone. */
export function formatDate(date: string, lang: string): string {
  return new Date(date).toLocaleDateString([lang, 'en-GB'], {dateStyle: 'long'})
}

function formatMinutes(minutes: number, {words}: RenderContext, lang: string): string {
  return words.readingTime.replace('{n}', minutes.toLocaleString(lang))
}
