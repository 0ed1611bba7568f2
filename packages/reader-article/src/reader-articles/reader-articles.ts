import {type Child, PIN_PATTERN, queryUrl, TEASERS_QUERY} from '@reader-article/content'

import {readDatasetAddress} from '../configuration.ts'
import {h} from '../dom.ts'
import {ContentController} from '../element/content-controller.ts'
import {createRenderContext} from '../element/create-render-context.ts'
import {ReaderElement, sharedProperties, showNodes} from '../element/reader-element.ts'
import {ArticleError} from '../errors.ts'
import type {ReaderElementErrorEvent} from '../events.ts'
import {fetchQuery, type QueryResult} from '../fetching/fetch-query.ts'
import type {AllWords} from '../locales/list-words.ts'
import {loadAllWords} from '../locales/load-all-words.ts'
import {getLanguage} from '../locales/locales.ts'
import {hostStyles} from '../styles/host.styles.ts'
import {textStyles} from '../styles/text.styles.ts'
import {ReaderArticlesLoadEvent} from './reader-articles-events.ts'
import {listStyles} from './reader-articles.styles.ts'
import {type ListedTeaser, readTeaserList, type TeaserList} from './teaser-list.ts'
import {renderTeasers} from './render-teasers.ts'

/**
 * Lists articles, newest first: all, those of one reader, or those of one topic.
 *
 * @tag reader-articles
 * @slot - The fallback, shown until the list has loaded, without JavaScript, and if loading fails: usually a link.
 * @csspart articles - The whole element.
 * @csspart list - The list; with `grid` as a second part in that layout.
 * @csspart teaser - One article.
 * @csspart cover - The cover of an article.
 * @csspart teaser-title - The title of an article.
 * @csspart meta - The date of an article, and its reader unless the list is for one reader.
 * @csspart paging - The controls that lead to other pages.
 * @csspart button - A button in the paging.
 * @csspart message - The message if there are no articles, or neither a list nor a fallback.
 * @cssproperty [--reader-article-color=inherit] - The colour of the text.
 * @cssproperty [--reader-article-muted] - The colour of secondary text.
 * @cssproperty [--reader-article-rule] - The colour of lines.
 * @cssproperty [--reader-article-link=inherit] - The colour of links.
 * @cssproperty [--reader-article-font=inherit] - The font of the text.
 * @cssproperty [--reader-article-title-font=inherit] - The font of titles.
 * @cssstate loading - The list is loading.
 * @cssstate error - Loading has failed.
 * @cssstate stale - The network is down or slow; this is a cached copy.
 * @fires reader-articles-load - The list, or another page of it, is on screen.
 * @fires reader-articles-error - Loading has failed; `error` says why and how to correct it.
 */
export class ReaderArticles extends ReaderElement {
  static override styles = [hostStyles, textStyles, listStyles]
  static override properties = {
    ...sharedProperties,
    readerPin: {attribute: 'reader-pin'},
    topic: {},
    layout: {},
    paging: {},
    limit: {},
    headingLevel: {attribute: 'heading-level', type: Number},
    articlePath: {attribute: 'article-path'},
    hrefPattern: {attribute: 'href-pattern'},
  }

  /** The PIN of a reader, to list only that reader's articles. */
  declare readerPin: string | null | undefined
  /** The slug of a topic, to list only articles with that topic. */
  declare topic: string | null | undefined
  /** 'list', or 'grid' with covers. */
  declare layout: string | null | undefined
  /** 'more' has a button that adds a page, 'pages' has buttons for the next and previous page, 'none' shows only the first page. */
  declare paging: string | null | undefined
  /** The number of articles on a page, 1 to 50; 10 by default. */
  declare limit: string | number | null | undefined
  /** The level of the titles, 1 to 6; 2 by default. */
  declare headingLevel: number | null | undefined
  /** The path of the site's article pages, with {slug}; by default from `configure()` or the script's URL. */
  declare articlePath: string | null | undefined
  /** The path of this list's articles, with {slug} and optionally {pin}; by default `article-path`. */
  declare hrefPattern: string | null | undefined

  readonly #content = new ContentController<TeaserList, AllWords>(this, {
    request: () => [
      this.readerPin,
      this.topic,
      this.layout,
      this.paging,
      this.limit,
      this.headingLevel,
      this.hrefPattern,
    ],
    display: () => [this.articlePath],
    fetch: (signal) => {
      this.#start = 0
      return this.#fetchFrom(0, signal)
    },
    read: readTeaserList,
    loadWords: loadAllWords,
    show: (content, words) => showNodes(this, this.#render(content, words)),
    loadEvent: ({articles, total}, stale) => new ReaderArticlesLoadEvent(articles, total, stale),
    failure: ({unshown}) => unshown,
  })

  /** The index of the first article of the page on screen. */
  #start = 0
  #isFetchingPage = false

  /** The articles on screen. */
  get articles(): readonly ListedTeaser[] {
    return this.#content.content?.articles ?? []
  }

  #render(content: TeaserList, words: AllWords): Node {
    const {articles, settings} = content
    const context = createRenderContext(this, settings, words)
    return h(
      'div',
      {part: 'articles'},
      articles.length > 0
        ? h(
            'ul',
            {part: this.layout === 'grid' ? 'list grid' : 'list', role: 'list'},
            renderTeasers(
              h,
              articles,
              {
                ...context,
                articlePath: this.hrefPattern || context.articlePath,
                headingLevel: this.headingLevel || 2,
              },
              {hasCovers: this.layout === 'grid', hasNames: !this.readerPin},
            ),
          )
        : h('p', {part: 'message'}, words.noArticles),
      this.#renderPaging(content, words),
    )
  }

  async #fetchFrom(start: number, signal: AbortSignal): Promise<QueryResult> {
    for (const [name, value, pattern] of [
      ['reader-pin', this.readerPin, PIN_PATTERN],
      ['layout', this.layout, /^(list|grid)$/],
      ['paging', this.paging, /^(more|pages|none)$/],
      ['limit', this.limit, /^([1-9]|[1-4]\d|50)$/],
      ['heading-level', this.headingLevel, /^[1-6]$/],
      ['href-pattern', this.hrefPattern, /^(https?:\/)?\/[^/\\].*\{slug\}/],
    ] as const) {
      if (value && !pattern.test(`${value}`)) {
        throw new ArticleError('invalid-attribute', name, `${value}`)
      }
    }
    const parameters = {
      pin: this.readerPin || '',
      topic: this.topic || '',
      from: start,
      to: start + this.#pageSize,
    }
    return fetchQuery(
      queryUrl(readDatasetAddress(this), {query: TEASERS_QUERY, parameters}),
      signal,
    )
  }

  get #pageSize(): number {
    return Number(this.limit || 10)
  }

  #renderPaging({articles, total}: TeaserList, words: AllWords): Child<Node> {
    const limit = this.#pageSize
    const isPaged = this.paging === 'pages'
    const remaining = total - this.#start - articles.length
    if (this.paging === 'none' || (isPaged ? total <= limit : remaining <= 0)) {
      return undefined
    }
    const number = (value: number) => Math.ceil(value).toLocaleString(getLanguage(this))
    return h(
      'div',
      {part: 'paging'},
      isPaged && this.#start > 0 && this.#renderButton(words.previous, this.#start - limit),
      isPaged &&
        h(
          'span',
          {part: 'quiet'},
          words.page
            .replace('{n}', number((this.#start + 1) / limit))
            .replace('{total}', number(total / limit)),
        ),
      isPaged
        ? remaining > 0 && this.#renderButton(words.next, this.#start + limit)
        : this.#renderButton(words.more, articles.length),
    )
  }

  #renderButton(label: string, start: number): Node {
    const button = h('button', {part: 'button'}, label)
    button.addEventListener('click', () => void this.#showPage(start))
    return button
  }

  async #showPage(start: number): Promise<void> {
    if (this.#isFetchingPage) {
      return
    }
    this.#isFetchingPage = true
    const {signal} = this.#content
    try {
      const loaded = await this.#fetchFrom(start, signal)
      const {result, stale} = await (loaded.later ?? loaded)
      const {content} = this.#content
      if (signal.aborted || !content) {
        return
      }
      const page = readTeaserList(result)
      const isPaged = this.paging === 'pages'
      const previous = isPaged ? [] : content.articles
      if (isPaged) {
        this.#start = start
      }
      const shown = {...page, articles: [...previous, ...page.articles]}
      this.#content.content = shown
      void this.#content.show()
      // The button with the focus has been replaced, so the first new article gets the focus.
      const titles = this.renderRoot.querySelectorAll<HTMLElement>('[part=teaser-title]')
      const title = titles[previous.length]
      const link = title?.querySelector('a')
      if (title && !link) {
        title.tabIndex = -1
      }
      ;(link ?? title)?.focus()
      this.dispatchEvent(new ReaderArticlesLoadEvent(shown.articles, shown.total, stale))
    } catch (error) {
      void this.#content.report(error, signal)
    } finally {
      this.#isFetchingPage = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reader-articles': ReaderArticles
  }
  interface HTMLElementEventMap {
    'reader-articles-load': ReaderArticlesLoadEvent
    'reader-articles-error': ReaderElementErrorEvent
  }
}
