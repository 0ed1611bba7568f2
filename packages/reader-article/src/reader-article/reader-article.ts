import {
  type Article,
  type Block,
  itemsOf,
  levelOf,
  readArticleDetails,
  readBlocks,
  record,
  type Words,
} from '@reader-article/content'
import type {PropertyValues} from '@lit/reactive-element'

import {h} from '../dom.ts'
import {ContentController} from '../element/content-controller.ts'
import {createRenderContext} from '../element/create-render-context.ts'
import {readHiddenParts} from '../element/hideable-parts.ts'
import {ReaderElement, sharedProperties, showNodes} from '../element/reader-element.ts'
import {ArticleError} from '../errors.ts'
import {
  type ReaderArticleErrorEvent,
  ReaderArticleLoadEvent,
  type ReaderStatusChangeEvent,
} from '../events.ts'
import {articleRequest, attributeKey} from '../fetching/article-request.ts'
import type {QueryResult} from '../fetching/fetch-query.ts'
import {fetchBatched} from '../fetching/fetch-batched.ts'
import {delay} from '../fetching/delay.ts'
import {createStatusFollower} from '../live-status/create-status-follower.ts'
import {languageOf, loadWords} from '../locales/locales.ts'
import {afterPaint} from './after-paint.ts'
import {
  type ArticleView,
  blocksUntil,
  endOfSection,
  hasFormatted,
  mayHaveContents,
  renderArticle,
  renderMeta,
  renderSection,
} from './article-view.ts'
import type {NodeExtras} from './node-extras.ts'
import {articleStyles} from './reader-article.styles.ts'

let extras: NodeExtras | undefined
/** How long rendering may block the page at a time. */
const MAX_TASK_MS = 10

/** @throws ArticleError 'unreachable' with the script's URL: without this chunk, text would be lost. */
async function loadExtras(): Promise<NodeExtras> {
  try {
    const loaded = await import('./node-extras.ts')
    return (extras = loaded.nodeExtras)
  } catch (cause) {
    throw new ArticleError('unreachable', import.meta.url, '', cause)
  }
}

/**
 * Shows one published article, and the page's fallback until the article has loaded.
 *
 * @tag reader-article
 * @slot - The fallback, shown until the article has loaded, without JavaScript, and if loading fails: usually a link.
 * @csspart article - The whole element.
 * @csspart header - The reader, the title, the date and the reading time.
 * @csspart reader - The reader's photo, name, PIN and status.
 * @csspart photo - The reader's photo.
 * @csspart name - The reader's name.
 * @csspart line - The line of PIN and status.
 * @csspart pin - The reader's PIN.
 * @csspart status - The status in a word; with its tone, such as `busy`, as a second part.
 * @csspart status-note - The reader's note after the status.
 * @csspart title - The article's heading.
 * @csspart meta - The date and the reading time.
 * @csspart reading-time - How long the article takes to read.
 * @csspart cover - The cover with its caption.
 * @csspart contents - The table of contents, from five headings on.
 * @csspart body - The text.
 * @csspart lead - The opening paragraph.
 * @csspart heading - A heading in the text.
 * @csspart figure - A picture in the text; with `tall` as a second part if it is taller than wide.
 * @csspart caption - The caption of a picture or a recording.
 * @csspart pull-quote - A pull quote.
 * @csspart callout - A box; with its tone `note`, `tip` or `warning` as a second part.
 * @csspart audio - A recording with its caption, player and transcript.
 * @csspart transcript - A recording's transcript, to be unfolded.
 * @csspart label - The title of a box, of the contents and of the related articles.
 * @csspart sign-off - The reader's closing words.
 * @csspart signature - 'Pin - 700107'.
 * @csspart card - The reader's card.
 * @csspart call - The link to call.
 * @csspart price - The price wording next to it.
 * @csspart quiet - Secondary text: taglines, prices, excerpts.
 * @csspart topics - The topics.
 * @csspart related - Related articles.
 * @csspart message - The message if there is neither an article nor a fallback.
 * @cssproperty [--reader-article-measure=34em] - The maximum length of a line of text.
 * @cssproperty [--reader-article-space=1.2em] - The space between paragraphs.
 * @cssproperty [--reader-article-color=inherit] - The colour of the text.
 * @cssproperty [--reader-article-muted] - The colour of secondary text: dates, captions.
 * @cssproperty [--reader-article-rule] - The colour of lines.
 * @cssproperty [--reader-article-accent=currentColor] - The colour of underlines and callouts.
 * @cssproperty [--reader-article-link=inherit] - The colour of links.
 * @cssproperty [--reader-article-font=inherit] - The font of the text.
 * @cssproperty [--reader-article-title-font=inherit] - The font of headings and pull quotes.
 * @cssproperty [--reader-article-available] - The colour of the sign for available.
 * @cssproperty [--reader-article-busy] - The colour of the sign for busy.
 * @cssproperty [--reader-article-in-call] - The colour of the sign for in a call.
 * @cssproperty [--reader-article-away] - The colour of the sign for away.
 * @cssproperty [--reader-article-unavailable] - The colour of the sign for unavailable.
 * @cssstate loading - The article is loading.
 * @cssstate error - Loading has failed.
 * @cssstate stale - The network is down; this is a cached copy, without status and calls.
 * @fires reader-article-load - The article is on screen.
 * @fires reader-article-error - Loading has failed; `error` says why, and what would be right.
 * @fires reader-status-change - The reader's status has changed; only if the article is live.
 */
export class ReaderArticle extends ReaderElement {
  static override styles = articleStyles
  static override properties = {
    ...sharedProperties,
    slug: {reflect: true},
    articleId: {attribute: 'article-id', reflect: true},
    pin: {reflect: true},
    headingLevel: {attribute: 'heading-level', type: Number},
    hide: {},
    articlePath: {attribute: 'article-path'},
    live: {type: Boolean},
    loading: {},
    jsonLd: {attribute: 'json-ld', type: Boolean},
    data: {attribute: false},
  }

  /** The article's slug. */
  declare slug: string | null | undefined
  /** The article's id; ignored if there is a slug. */
  declare articleId: string | null | undefined
  /** A reader's PIN, for that reader's newest article; ignored if there is a slug or an id. */
  declare pin: string | null | undefined
  /** The level of the title, 1 to 6; headings in the text have the levels below it. */
  declare headingLevel: number | null | undefined
  /** Space-separated parts to hide. */
  declare hide: string | null | undefined
  /** The path of the site's article pages, with {slug}; by default from `configure()` or the script's address. */
  declare articlePath: string | null | undefined
  /** Updates the readers' statuses while the page is open. */
  declare live: boolean
  /** 'lazy' loads when the element comes near the screen. */
  declare loading: 'eager' | 'lazy' | null | undefined
  /** Describes the article to search engines, as schema.org's Article in the page's head. */
  declare jsonLd: boolean
  /** The result of an article query; with it, nothing is fetched. */
  declare data: unknown

  readonly #content = new ContentController<Article>(this, {
    request: () => [this.data, this.slug, this.articleId, this.pin],
    display: () => [this.headingLevel, this.hide, this.articlePath],
    // A server cannot know the status of this moment.
    mustFetch: () => this.live,
    fetch: (signal) => this.#fetch(signal),
    read: (result) => this.#read(result),
    loadWords,
    show: (article, words, signal) => this.#show(article, words, signal),
    onShown: (signal) => this.#onShown(signal),
    loadEvent: (article, stale) => new ReaderArticleLoadEvent(article, stale),
    failure: ({failed}) => failed,
  })

  readonly #followStatuses = createStatusFollower(this, this.#content, {
    isLive: () => this.live,
    context: (article, words) => this.#view(article, words).context,
  })

  #items: readonly unknown[] = []
  #blocks: Block[] = []
  /** The index of the first item that has not been read. */
  #unread = 0

  constructor() {
    super()
    this.live = false
    this.jsonLd = false
  }

  /** The article on screen. */
  get article(): Article | undefined {
    return this.#content.content
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = super.createRenderRoot()
    const article = root.querySelector('article') ?? this.querySelector('[part=article]')
    this.#content.isShown = article !== null
    if (root.querySelector('nav,[part~=callout],[part=pull-quote]')) {
      void loadExtras().then(({prepare}) => prepare(root), console.error)
    }
    return root
  }

  override adoptedCallback(): void {
    super.adoptedCallback()
    if (this.shadowRoot) {
      extras?.prepare(this.shadowRoot)
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('live')) {
      this.#followStatuses()
    }
  }

  async #fetch(signal: AbortSignal): Promise<QueryResult> {
    if (this.data !== undefined && this.data !== null) {
      return {result: this.data, stale: false}
    }
    const request = articleRequest(this)
    if (this.loading === 'lazy') {
      const {waitUntilNearScreen} = await import('../fetching/wait-until-near-screen.ts')
      await waitUntilNearScreen(this, signal)
    }
    return fetchBatched(request, signal)
  }

  async #read(result: unknown): Promise<Article> {
    this.#items = itemsOf(record(result)['body'])
    this.#blocks = []
    this.#unread = 0
    const article = readArticleDetails(result, this.#blocks)
    if (!article) {
      const {attribute, value} = attributeKey(this)
      throw new ArticleError('not-found', attribute, value)
    }
    if (mayHaveContents(this.#items)) {
      await loadExtras()
    }
    return article
  }

  async #show(loaded: Article, words: Words, signal: AbortSignal): Promise<void> {
    const items = this.#items
    let view: ArticleView<Node>
    let body: Element | null = null
    let shown = 0
    let end = 0
    let due = 0
    do {
      end = endOfSection(items, end)
      await this.#readTo(end)
      if (signal.aborted) {
        return
      }
      // A status may have changed since the last section.
      const article = this.article ?? loaded
      view = this.#view(article, words)
      const blocks = blocksUntil(article.body, shown, end)
      shown += blocks.length
      const section = renderSection(h, view, blocks)
      if (body) {
        body.append(...section)
      } else {
        showNodes(this, renderArticle(h, view, section))
      }
      extras?.prepare(this.renderRoot)
      if (!body) {
        body = this.renderRoot.querySelector('[part=body]')
        const meta = this.renderRoot.querySelector('[part=meta]')
        // The first section is painted before the sections far below it are read and rendered.
        await afterPaint()
        if (signal.aborted) {
          return
        }
        if (view.isMetaLater) {
          meta?.replaceWith(renderMeta(h, view))
        }
      } else if (performance.now() > due) {
        await delay(0)
        due = performance.now() + MAX_TASK_MS
      }
    } while (end < items.length)
    if (this.renderRoot.querySelector('[data-lqip]')) {
      void import('../placeholders.ts').then(
        ({showPlaceholders}) => showPlaceholders(this.renderRoot),
        console.error,
      )
    }
    // Related articles come last, so that an article does not wait for the code that renders them.
    if (loaded.related[0] && !view.hidden.has('related')) {
      await loadExtras().then(
        ({addRelated}) => addRelated(this.renderRoot, body, view, signal),
        console.error,
      )
    }
  }

  #onShown(signal: AbortSignal): void {
    this.#followStatuses()
    if (this.jsonLd) {
      void import('../json-ld.ts').then(
        ({showJsonLd}) => showJsonLd(this.article, this.renderRoot, this.articlePath, signal),
        console.error,
      )
    }
  }

  #view(article: Article, words: Words): ArticleView<Node> {
    const hidden = readHiddenParts(this.hide)
    return {
      article,
      items: this.#items,
      isMetaLater: !hasFormatted,
      context: {
        ...createRenderContext(this, article.settings, words),
        hidesCalls: hidden.has('call'),
        headingLevel: levelOf(this.headingLevel),
      },
      lang: languageOf(this),
      hidden,
      extras,
    }
  }

  /** Reads the body up to an item, unless that has been done. */
  async #readTo(end: number): Promise<void> {
    if (this.#unread >= end) {
      return
    }
    let isComplete = true
    const readRareBlock = extras?.readRareBlock ?? (() => void (isComplete = false))
    const blocks = readBlocks(this.#items, readRareBlock, this.#unread, end)
    if (!isComplete) {
      await loadExtras()
      return this.#readTo(end)
    }
    this.#blocks.push(...blocks)
    this.#unread = end
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reader-article': ReaderArticle
  }
  interface HTMLElementEventMap {
    'reader-article-load': ReaderArticleLoadEvent
    'reader-article-error': ReaderArticleErrorEvent
    'reader-status-change': ReaderStatusChangeEvent
  }
}
