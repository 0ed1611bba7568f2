import {articleQuery, compactQuery, type DatasetAddress, type Query} from '@reader-article/content'
import type {ClientPerspective} from '@sanity/client'
import type {LoaderControllerMsg} from '@sanity/presentation-comlink'

import {readDatasetAddress} from '../configuration.ts'
import {readAttributeKey} from '../fetching/article-request.ts'
import type {ReaderArticle} from '../reader-article/reader-article.ts'
import type {TracedResult} from './mark-article.ts'
import type {StudioChannels} from './studio-channels.ts'

/** How often the Studio is told that a query is still on the page, in milliseconds. */
const HEARTBEAT_MS = 10_000

type QueryChange = Extract<LoaderControllerMsg, {type: 'loader/query-change'}>['data']

/** An article on the page. */
interface LiveArticle {
  /** The newest result, if the element does not show it yet. */
  pending: TracedResult | undefined
  shown: TracedResult | undefined
  isLoading: boolean
}

/** Shows the articles of a page as the Studio has them, while somebody types. */
export class LiveArticles {
  readonly #channel: StudioChannels['queries']
  readonly #onShown: (element: ReaderArticle) => void
  readonly #articles = new Map<ReaderArticle, LiveArticle>()
  #perspective: ClientPerspective = 'drafts'

  /** @param onShown - Called whenever an element shows a result of which the sources are known. */
  constructor(
    channel: StudioChannels['queries'],
    onShown: (element: ReaderArticle) => void,
    signal: AbortSignal,
  ) {
    this.#channel = channel
    this.#onShown = onShown
    channel.on('loader/perspective', ({perspective}) => {
      this.#perspective = perspective
      this.#listenToAll()
    })
    channel.on('loader/query-change', (change) => this.#receive(change))
    const timer = setInterval(() => this.#listenToAll(), HEARTBEAT_MS)
    signal.addEventListener('abort', () => clearInterval(timer))
  }

  /** Called when an element has loaded an article, or has failed to. */
  onLoaded(element: ReaderArticle): void {
    const known = this.#articles.get(element)
    if (!known) {
      this.#articles.set(element, {pending: undefined, shown: undefined, isLoading: false})
      this.#listen(element)
      return
    }
    known.isLoading = false
    if (known.pending) {
      this.#show(element, known)
    } else if (known.shown) {
      this.#onShown(element)
    }
  }

  /** Returns the result that an element shows; undefined while it is loading. */
  getShown(element: ReaderArticle): TracedResult | undefined {
    const article = this.#articles.get(element)
    return article?.isLoading ? undefined : article?.shown
  }

  #listenToAll(): void {
    for (const element of this.#articles.keys()) {
      if (element.isConnected) {
        this.#listen(element)
      } else {
        this.#articles.delete(element)
      }
    }
  }

  #listen(element: ReaderArticle): void {
    const request = readRequest(element)
    if (request) {
      this.#channel.post('loader/query-listen', {
        projectId: request.projectId,
        dataset: request.dataset,
        perspective: this.#perspective,
        query: request.query,
        params: request.parameters,
        heartbeat: HEARTBEAT_MS * 2,
      })
    }
  }

  #receive({result, resultSourceMap, ...change}: QueryChange): void {
    if (!resultSourceMap || !isSame(change.perspective, this.#perspective)) {
      return
    }
    for (const [element, article] of this.#articles) {
      if (isRequested(change, readRequest(element))) {
        article.pending = {result, sourceMap: resultSourceMap}
        if (!article.isLoading) {
          this.#show(element, article)
        }
      }
    }
    this.#channel.post('loader/documents', {
      projectId: change.projectId,
      dataset: change.dataset,
      perspective: this.#perspective,
      documents: [...this.#articles.values()].flatMap(
        ({pending, shown}) => (pending ?? shown)?.sourceMap.documents ?? [],
      ),
    })
  }

  #show(element: ReaderArticle, article: LiveArticle): void {
    article.shown = article.pending
    article.pending = undefined
    // Without an article, the element fetches the published one, or says that there is none.
    const data = article.shown?.result ?? undefined
    article.isLoading = data !== element.data
    element.data = data
  }
}

/** Reads the query of an element; undefined if its attributes are invalid, which the element reports itself. */
function readRequest(element: Element): (DatasetAddress & Query) | undefined {
  try {
    const {query, parameters} = articleQuery(readAttributeKey(element))
    return {...readDatasetAddress(element), query: compactQuery(query), parameters}
  } catch {
    return undefined
  }
}

function isRequested(
  {projectId, dataset, query, params}: Omit<QueryChange, 'result' | 'resultSourceMap'>,
  request: (DatasetAddress & Query) | undefined,
): boolean {
  return (
    projectId === request?.projectId &&
    dataset === request.dataset &&
    query === request.query &&
    isSame(params, request.parameters)
  )
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
