import {type Article, levelOf, type Words} from '@reader-article/content'
import type {PropertyValues} from '@lit/reactive-element'

import {hasServedStyles} from '../apply-styles.ts'
import {ContentController} from '../element/content-controller.ts'
import {createRenderContext} from '../element/create-render-context.ts'
import {readHiddenParts} from '../element/hideable-parts.ts'
import {ReaderElement, sharedProperties} from '../element/reader-element.ts'
import {ArticleError} from '../errors.ts'
import {
  type ReaderArticleErrorEvent,
  ReaderArticleLoadEvent,
  type ReaderStatusChangeEvent,
} from '../events.ts'
import {createArticleRequest, readAttributeKey} from '../fetching/article-request.ts'
import type {QueryResult} from '../fetching/fetch-query.ts'
import {fetchBatched} from '../fetching/fetch-batched.ts'
import {createStatusFollower} from '../live-status/create-status-follower.ts'
import {hasTimedStatus} from '../live-status/has-timed-status.ts'
import {loadWords} from '../locales/locales.ts'
import {hostStyles} from '../styles/host.styles.ts'
import type {ArticleDisplay} from './article-view.ts'
import {getLoadedRenderer, loadRenderer} from './load-renderer.ts'
import type {Renderer} from './renderer.ts'

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
 * @csspart line - The line with the PIN and the status.
 * @csspart pin - The reader's PIN.
 * @csspart status - The label of the status; with its tone, such as `busy`, as a second part.
 * @csspart status-note - The reader's note after the status; also the time at which the status ends.
 * @csspart title - The article's heading.
 * @csspart meta - The date and the reading time.
 * @csspart reading-time - How long the article takes to read.
 * @csspart cover - The cover with its caption.
 * @csspart contents - The table of contents of an article with five or more headings.
 * @csspart body - The text.
 * @csspart lead - The opening paragraph.
 * @csspart heading - A heading in the text.
 * @csspart figure - A picture in the text; with `tall` as a second part if it is taller than wide.
 * @csspart caption - The caption of a picture or a recording.
 * @csspart pull-quote - A pull quote.
 * @csspart callout - A box in the text; with its tone `note`, `tip` or `warning` as a second part.
 * @csspart audio - A recording with its caption, player and transcript.
 * @csspart transcript - A recording's transcript, which can be expanded.
 * @csspart stretch - A part of a very long paragraph.
 * @csspart label - The title of a box, of the contents, of the topics and of the related articles.
 * @csspart sign-off - The reader's closing words.
 * @csspart signature - 'Clara Voss – PIN 700107'; the reader's card below has no PIN then.
 * @csspart card - The reader's card.
 * @csspart call - The link to call, with the number.
 * @csspart price - The name of the phone line and the price wording, below the link.
 * @csspart quiet - Secondary text: taglines, excerpts.
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
 * @cssstate stale - The network is down or slow; this is a cached copy, without status and calls.
 * @fires reader-article-load - The article is on screen.
 * @fires reader-article-error - Loading has failed; `error` says why and how to correct it.
 * @fires reader-status-change - The reader's status has changed: its end has come or, if the article is live, somebody has switched it.
 */
export class ReaderArticle extends ReaderElement {
  static override styles = [hostStyles]
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

  /** The article's slug, or one that it had formerly; `article.slug` is that of now. */
  declare slug: string | null | undefined
  /** The article's id; ignored if there is a slug. */
  declare articleId: string | null | undefined
  /** A reader's PIN, for that reader's newest article; ignored if there is a slug or an id. */
  declare pin: string | null | undefined
  /** The level of the title, 1 to 6; headings in the text have lower levels. */
  declare headingLevel: number | null | undefined
  /** Space-separated parts to hide. */
  declare hide: string | null | undefined
  /** The path of the site's article pages, with {slug}; by default from `configure()` or the script's URL. */
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
    // A status that a server has rendered may be outdated, or end while the page is open.
    mustFetch: () => this.live || hasTimedStatus(this),
    fetch: (signal) => this.#fetch(signal),
    read: (result) => this.#read(result),
    loadWords,
    show: (article, words, signal) =>
      this.#renderer?.show(this, () => this.#display(this.article ?? article, words), signal),
    onShown: (signal) => this.#onShown(signal),
    loadEvent: (article, stale) => new ReaderArticleLoadEvent(article, stale),
    failure: ({failed}) => failed,
  })

  readonly #followStatuses = createStatusFollower(this, this.#content, {
    isLive: () => this.live,
    context: (article, words) => this.#display(article, words).context,
  })

  #renderer: Renderer | undefined

  /** Loads the code for copying when a visitor may begin to select: with a pointer, or with a key and a modifier. */
  readonly #loadCopying = (event: KeyboardEvent | PointerEvent): void => {
    if (event.type !== 'keydown' || event.shiftKey || event.ctrlKey || event.metaKey) {
      removeEventListener('keydown', this.#loadCopying)
      void import('./copy-cleanly.ts').then(
        ({copyCleanly}) => copyCleanly(this.renderRoot),
        console.error,
      )
    }
  }

  constructor() {
    super()
    this.live = false
    this.jsonLd = false
  }

  /** The article on screen. */
  get article(): Article | undefined {
    return this.#content.content
  }

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('keydown', this.#loadCopying)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('keydown', this.#loadCopying)
  }

  protected override createRenderRoot(): ShadowRoot {
    // A one-file embed has its styles in a sheet.
    const hasSheet = this.shadowRoot?.adoptedStyleSheets?.[0]
    const root = super.createRenderRoot()
    this.addEventListener('pointerdown', this.#loadCopying, {once: true})
    this.#content.isShown =
      (root.querySelector('article') ?? this.querySelector('[part=article]')) !== null
    if (!hasSheet) {
      this.#addMissingStyles()
    }
    return root
  }

  override adoptedCallback(): void {
    super.adoptedCallback()
    this.#addMissingStyles()
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
    const request = createArticleRequest(this)
    if (this.loading === 'lazy') {
      const {waitUntilNearScreen} = await import('../fetching/wait-until-near-screen.ts')
      await waitUntilNearScreen(this, signal)
    }
    // In parallel, so that the renderer does not add a round trip.
    const [loaded] = await Promise.all([fetchBatched(request, signal), loadRenderer()])
    if (!loaded.result && this.slug) {
      const {fetchByCandidates} = await import('../fetching/slug-candidates.ts')
      return fetchByCandidates(this.slug, (query) => fetchBatched({...request, query}, signal))
    }
    return loaded
  }

  async #read(result: unknown): Promise<Article> {
    const ArticleRenderer = await loadRenderer()
    this.#renderer = new ArticleRenderer(result)
    const article = await this.#renderer.read()
    if (!article) {
      const {attribute, value} = readAttributeKey(this)
      throw new ArticleError('not-found', attribute, value)
    }
    return article
  }

  /**
   * Adds the styles to an article without any: to a copy of an element, if the server omitted them, or if a content
   * security policy blocked them, and to a one-file embed in another document.
   */
  #addMissingStyles(): void {
    const {shadowRoot: root} = this
    if (root?.querySelector('article') && !hasServedStyles(root)) {
      void addStyles(root).catch(console.error)
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

  #display(article: Article, words: Words): ArticleDisplay {
    const hidden = readHiddenParts('reader-article', this.hide)
    return {
      article,
      context: {
        ...createRenderContext(this, article.settings, words),
        hidesCalls: hidden.has('call'),
        headingLevel: levelOf(this.headingLevel),
      },
      hidden,
    }
  }
}

/** Adds the styles, in the current task if they have been loaded, so that the page does not move. */
async function addStyles(root: ShadowRoot): Promise<void> {
  await (getLoadedRenderer() ?? (await loadRenderer())).addStyles(root)
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
