import {
  type Article,
  type Block,
  imageBase,
  readArticle,
  renderContext,
} from '@reader-article/content'
import {type PropertyValues, ReactiveElement} from '@lit/reactive-element'

import {customRenderer, isCustomBlock} from '../custom-blocks.ts'
import {configuredReaderPath, datasetAddress} from '../configuration.ts'
import {h} from '../dom.ts'
import {ArticleError} from '../errors.ts'
import {ReaderArticleErrorEvent, ReaderArticleLoadEvent} from '../events.ts'
import {articleRequest, type RequestAttribute} from '../loading/article-request.ts'
import {load} from '../loading/load.ts'
import {languageOf, loadWords} from '../locales/locales.ts'
import {renderArticle, renderBody} from './article-view.ts'
import {styles} from './reader-article.styles.ts'

const KEYS = ['slug', 'article-id', 'pin'] as const
const BLOCKS_AT_ONCE = 500
/** What decides which article is shown; a change of any loads again. */
const REQUEST = ['slug', 'articleId', 'pin', 'projectId', 'datasetName', 'apiHost', 'data'] as const

/**
 * Shows one published article, and keeps the page's own fallback until it has arrived.
 *
 * @tag reader-article
 * @slot - Shown until the article is there, without JavaScript and when loading fails: usually a link.
 * @csspart article - All of it.
 * @csspart header - The reader, the title, the date and the reading time.
 * @csspart reader - The reader's photo, name, PIN and status.
 * @csspart photo - The reader's photo.
 * @csspart name - The reader's name.
 * @csspart pin - The reader's PIN.
 * @csspart status - The status in a word; with its tone `available`, `busy`, `away` or `unavailable` as a second part.
 * @csspart title - The article's heading.
 * @csspart meta - The date and the reading time.
 * @csspart cover - The cover with its caption.
 * @csspart contents - The table of contents, from five headings on.
 * @csspart body - The text.
 * @csspart lead - The opening paragraph.
 * @csspart heading - A heading in the text.
 * @csspart figure - A picture in the text.
 * @csspart caption - A picture's caption.
 * @csspart pull-quote - A sentence set apart.
 * @csspart callout - A box; with its tone `note`, `tip` or `warning` as a second part.
 * @csspart sign-off - The reader's closing words.
 * @csspart signature - 'Pin - 700107'.
 * @csspart card - The reader's card.
 * @csspart call - The link to call.
 * @csspart price - The price wording beside it.
 * @csspart topics - The topics.
 * @csspart related - Related articles.
 * @csspart message - The line where there is neither an article nor a fallback.
 * @cssproperty [--reader-article-measure=34em] - The longest line of body text.
 * @cssproperty [--reader-article-space=1.2em] - The space between paragraphs.
 * @cssproperty [--reader-article-color=inherit] - The colour of the text.
 * @cssproperty [--reader-article-muted] - The colour of what is quiet: dates, captions.
 * @cssproperty [--reader-article-rule] - The colour of lines.
 * @cssproperty [--reader-article-accent=currentColor] - The colour of underlines and callouts.
 * @cssproperty [--reader-article-link=inherit] - The colour of links.
 * @cssproperty [--reader-article-font=inherit] - The font of the text.
 * @cssproperty [--reader-article-title-font=inherit] - The font of headings and pull quotes.
 * @cssproperty [--reader-article-available] - The colour of the sign for available.
 * @cssproperty [--reader-article-busy] - The colour of the sign for busy.
 * @cssproperty [--reader-article-away] - The colour of the sign for away.
 * @cssproperty [--reader-article-unavailable] - The colour of the sign for unavailable.
 * @cssstate loading - The article is on its way.
 * @cssstate error - It cannot be had.
 * @cssstate stale - The network is down; this is the last copy.
 * @fires reader-article-load - The article is on screen.
 * @fires reader-article-error - It cannot be had; `error` says why, and what would help.
 */
export class ReaderArticle extends ReactiveElement {
  static override styles = styles
  static override properties = {
    slug: {},
    articleId: {attribute: 'article-id'},
    pin: {},
    projectId: {attribute: 'project-id'},
    datasetName: {attribute: 'dataset'},
    apiHost: {attribute: 'api-host'},
    headingLevel: {attribute: 'heading-level', type: Number},
    hide: {},
    lang: {},
    loading: {},
    data: {attribute: false},
  }

  /** The article's slug. */
  declare slug: string | null | undefined
  /** The article's id, where there is no slug. */
  declare articleId: string | null | undefined
  /** A reader's PIN, for that reader's newest article. */
  declare pin: string | null | undefined
  /** The project; else from `configure()` or the script's address. */
  declare projectId: string | null | undefined
  /** The dataset, 'production' where it is left out. */
  declare datasetName: string | null | undefined
  /** The origin of a Lake; left out for hosted Sanity. */
  declare apiHost: string | null | undefined
  /** The level of the title, 1 to 6; headings in the text follow beneath. */
  declare headingLevel: number | null | undefined
  /** What to leave out: any of header, cover, sign-off, call, related, apart by spaces. */
  declare hide: string | null | undefined
  /** The language of dates and words; else that of the page. */
  declare lang: string
  /** 'lazy' waits until the element comes near the screen. */
  declare loading: 'eager' | 'lazy' | null | undefined
  /** The answer to an article query that is already there: nothing is fetched. */
  declare data: unknown

  /** The article on screen. */
  article: Article | undefined

  readonly #internals = this.attachInternals()
  #controller = new AbortController()

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot()
    if (root instanceof ShadowRoot) root.addEventListener('click', followContents)
    if (!root.firstChild) root.append(h('slot', null))
    return root
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated && !this.article) void this.#load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#controller.abort()
  }

  protected override update(changed: PropertyValues): void {
    const first = !this.hasUpdated
    super.update(changed)
    if (first || REQUEST.some((name) => changed.has(name))) void this.#load()
    else if (this.article) void this.#showAgain(this.article)
  }

  async #load(): Promise<void> {
    this.#controller.abort()
    const {signal} = (this.#controller = new AbortController())
    if (!this.article) this.#showFallback(false)
    this.#state('loading')
    try {
      const {result, stale} = await this.#answer(signal)
      const article = readArticle(result, isCustomBlock)
      if (!article) {
        const name = KEYS.find((each) => this.#option(each)) ?? 'slug'
        throw new ArticleError('not-found', name, this.#option(name) ?? '')
      }
      await this.#showInWords(article, signal)
      this.#state(stale ? 'stale' : '')
      this.dispatchEvent(new ReaderArticleLoadEvent(article, stale))
    } catch (error) {
      if (!signal.aborted) await this.#fail(error, signal)
    }
  }

  async #answer(signal: AbortSignal): Promise<{result: unknown; stale: boolean}> {
    if (this.data !== undefined && this.data !== null) return {result: this.data, stale: false}
    const request = articleRequest((name) => this.#option(name))
    if (this.loading === 'lazy') {
      const {nearScreen} = await import('../loading/near-screen.ts')
      await nearScreen(this, signal)
    }
    const [answer] = await Promise.all([load(request, signal), loadWords(languageOf(this))])
    return answer
  }

  async #showInWords(article: Article, signal: AbortSignal): Promise<void> {
    const words = await loadWords(languageOf(this))
    signal.throwIfAborted()
    let end = BLOCKS_AT_ONCE
    while (isListItem(article.body[end])) end++
    const view = {
      article,
      blocks: article.body.slice(0, end),
      context: renderContext({
        images: imageBase(datasetAddress((name) => this.#option(name))),
        origin: location.origin,
        settings: article.settings,
        readerPath: configuredReaderPath(),
        headingLevel: Math.min(Math.max(Math.round(this.headingLevel || 1), 1), 6),
        words,
      }),
      lang: languageOf(this),
      hidden: new Set(this.hide?.split(/\s+/)),
      custom: customRenderer,
    }
    this.renderRoot.replaceChildren(renderArticle(h, view))
    this.article = article
    const rest = article.body.slice(end)
    if (rest.length > 0) {
      // What is on screen is painted before what is far below it is made.
      await new Promise((resolve) => setTimeout(resolve, 32))
      signal.throwIfAborted()
      const body = this.renderRoot.querySelector('[part=body]')
      body?.append(...renderBody(h, {...view, blocks: rest}))
    }
    if (this.renderRoot.querySelector('[data-lqip]')) void this.#showPlaceholders()
  }

  async #showPlaceholders(): Promise<void> {
    const {showPlaceholders} = await import('../placeholders.ts')
    showPlaceholders(this.renderRoot)
  }

  async #showAgain(article: Article): Promise<void> {
    try {
      await this.#showInWords(article, this.#controller.signal)
    } catch {
      // It has been removed, or asks for another article by now.
    }
  }

  async #fail(cause: unknown, signal: AbortSignal): Promise<void> {
    const error =
      cause instanceof ArticleError ? cause : new ArticleError('invalid-answer', 'It', '', cause)
    this.#state('error')
    this.#showFallback(true)
    try {
      const {explain} = await import('../explain.ts')
      error.message = explain(error)
    } catch {
      // Without the network there is no explanation; the code says which it is.
    }
    console.error(error.message)
    if (!signal.aborted) this.dispatchEvent(new ReaderArticleErrorEvent(error))
  }

  /** The page's own content; where there is none, one quiet line once loading has failed. */
  #showFallback(failed: boolean): void {
    this.article = undefined
    const empty = !this.textContent.trim() && !this.firstElementChild
    const shown = h('slot', null)
    this.renderRoot.replaceChildren(shown)
    if (failed && empty) {
      void this.#showMessage(shown)
    }
  }

  async #showMessage(fallback: Node): Promise<void> {
    const {failed} = await loadWords(languageOf(this))
    if (fallback.isConnected) this.renderRoot.append(h('p', {part: 'message'}, failed))
  }

  #state(state: 'loading' | 'error' | 'stale' | ''): void {
    const {states} = this.#internals
    states.clear()
    if (state) states.add(state)
  }

  #option(name: RequestAttribute): string | null | undefined {
    switch (name) {
      case 'article-id':
        return this.articleId
      case 'dataset':
        return this.datasetName
      case 'project-id':
        return this.projectId
      case 'api-host':
        return this.apiHost
      default:
        return this[name]
    }
  }
}

function isListItem(block: Block | undefined): boolean {
  return block?._type === 'block' && block.listItem !== undefined
}

// Addresses such as #section-3 do not reach into a shadow tree.
function followContents(this: ShadowRoot, event: Event): void {
  const link = event.target instanceof Element && event.target.closest('[part=contents] a')
  const heading = link && this.getElementById(link.getAttribute('href')?.slice(1) ?? '')
  if (!heading) return
  event.preventDefault()
  heading.tabIndex = -1
  heading.focus()
}

declare global {
  interface HTMLElementTagNameMap {
    'reader-article': ReaderArticle
  }
  interface HTMLElementEventMap {
    'reader-article-load': ReaderArticleLoadEvent
    'reader-article-error': ReaderArticleErrorEvent
  }
}
