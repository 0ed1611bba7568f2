import {
  type Article,
  type Block,
  itemsOf,
  readArticleDetails,
  readBlocks,
  record,
} from '@reader-article/content'

import {applyStyles} from '../apply-styles.ts'
import {h, pendingChildren} from '../dom.ts'
import {type ReaderElement, showNodes} from '../element/reader-element.ts'
import {ArticleError} from '../errors.ts'
import {delay} from '../fetching/delay.ts'
import {afterPaint} from './after-paint.ts'
import {
  type ArticleDisplay,
  type ArticleView,
  getBlocksUntil,
  findSectionEnd,
  canHaveContents,
  renderArticle,
  renderMeta,
  renderSection,
} from './article-view.ts'
import {hasFormattedDate} from '../locales/format-date.ts'
import {loadFile} from './load-file.ts'
import type {NodeExtras} from './node-extras.ts'
import {articleStyles} from './reader-article.styles.ts'

/** How long rendering may block the page without a pause. */
const MAX_TASK_MS = 10

let extras: NodeExtras | undefined

/**
 * Reads and shows the article in a query's result, and adds the styles of articles.
 *
 * `<reader-article>` loads this module in parallel with its query, so that pages without articles load less
 * code. No other element may import it.
 */
export class Renderer {
  readonly #result: unknown
  readonly #items: readonly unknown[]
  readonly #blocks: Block[] = []
  /** The index of the first item that has not been read. */
  #unread = 0

  constructor(result: unknown) {
    this.#result = result
    this.#items = itemsOf(record(result)['body'])
  }

  /** Adds the styles of an article that a server has rendered without them. */
  static async addStyles(root: ShadowRoot): Promise<void> {
    applyStyles(root, articleStyles)
    if (root.querySelector('nav,[part~=callout],[part=pull-quote]')) {
      ;(extras ?? (await loadExtras())).addStyles(root)
    }
  }

  /**
   * Reads the article; undefined if there is none. Its body is complete only after `show()`.
   *
   * @throws ArticleError 'unreachable', or 'invalid-answer' if the article has neither title nor text.
   */
  async read(): Promise<Article | undefined> {
    const article = readArticleDetails(this.#result, this.#blocks)
    if (article && canHaveContents(this.#items)) {
      await loadExtras()
    }
    if (article && !article.title) {
      await this.#readTo(this.#items.length)
      if (!this.#blocks[0]) {
        throw new ArticleError('invalid-answer', 'title')
      }
    }
    return article
  }

  /**
   * Shows the article section by section.
   *
   * @param display - Called for each section, since a status may change between two sections.
   * @throws ArticleError 'unreachable'.
   */
  async show(
    element: ReaderElement,
    display: () => ArticleDisplay,
    signal: AbortSignal,
  ): Promise<void> {
    const items = this.#items
    const root = element.renderRoot
    let view: ArticleView<Node>
    let body: Element | null = null
    let shown = 0
    let end = 0
    let due = performance.now() + MAX_TASK_MS
    const pauseIfDue = async () => {
      if (performance.now() > due) {
        await delay(0)
        due = performance.now() + MAX_TASK_MS
      }
    }
    do {
      end = findSectionEnd(items, end)
      await this.#readTo(end)
      await pauseIfDue()
      if (signal.aborted) {
        return
      }
      view = {...display(), items, isMetaLater: !hasFormattedDate(), extras}
      const blocks = getBlocksUntil(view.article.body, shown, end)
      shown += blocks.length
      const section = renderSection(h, view, blocks)
      if (body) {
        body.append(...section)
      } else {
        showNodes(element, renderArticle(h, view, section))
        // The article that a server has rendered without a shadow root would be in the document twice.
        element.querySelector(':scope > [part=article]')?.remove()
      }
      applyStyles(root, articleStyles)
      extras?.addStyles(root)
      for (const addChild of pendingChildren.splice(0)) {
        await pauseIfDue()
        if (signal.aborted) {
          return
        }
        addChild()
      }
      if (!body) {
        body = root.querySelector('[part=body]')
        const meta = root.querySelector('[part=meta]')
        // The first section is painted before the next sections are read and rendered.
        await afterPaint()
        if (signal.aborted) {
          return
        }
        if (view.isMetaLater) {
          meta?.replaceWith(renderMeta(h, view))
        }
      }
    } while (end < items.length)
    if (root.querySelector('[data-lqip]')) {
      void import('../placeholders.ts').then(
        ({showPlaceholders}) => showPlaceholders(root),
        console.error,
      )
    }
    // Related articles are added last, so that the article does not wait for the code that renders them.
    if (view.article.related[0] && !view.hidden.has('related')) {
      await loadExtras().then(({addRelated}) => addRelated(root, body, view, signal), console.error)
    }
  }

  /** Reads the body up to an item, unless it has been read already. */
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

async function loadExtras(): Promise<NodeExtras> {
  const loaded = await loadFile(import('./node-extras.ts').then(({nodeExtras}) => nodeExtras))
  return (extras = loaded)
}
