import {
  type Child,
  queryUrl,
  READERS_QUERY,
  readSettings,
  record,
  renderReaderParts,
  type Settings,
} from '@reader-article/content'
import type {PropertyValues} from '@lit/reactive-element'

import {AllWordsElement} from '../content-element/all-words-element.ts'
import {contentProperties} from '../content-element/content-element.ts'
import {h} from '../dom.ts'
import type {ReaderElementErrorEvent} from '../events.ts'
import {type QueryResult, fetchQuery} from '../fetching/fetch-query.ts'
import type {AllWords} from '../locales/list-words.ts'
import {languageOf} from '../locales/locales.ts'
import {styles} from '../reader-article/reader-article.styles.ts'
import {cardLayout} from '../reader-card/card-layout.styles.ts'
import {
  type DirectoryFilter,
  isListed,
  type ListedReader,
  readListedReaders,
  specialitiesOf,
  statusesOf,
} from './listed-reader.ts'
import {ReaderDirectoryLoadEvent} from './reader-directory-events.ts'
import {directoryStyles} from './reader-directory.styles.ts'

interface Directory {
  readonly readers: readonly ListedReader[]
  readonly settings: Settings
}

/**
 * Lists all readers who have not retired, by name, to be narrowed by status and speciality.
 *
 * @tag reader-directory
 * @slot - Shown until the directory is there, without JavaScript and when loading fails: usually a link.
 * @csspart directory - All of it.
 * @csspart filters - The two filters.
 * @csspart filter - A filter with its label.
 * @csspart select - The control itself.
 * @csspart count - How many readers are shown.
 * @csspart list - The list.
 * @csspart card - A reader; within it the parts of `<reader-card>`.
 * @csspart specialities - What a reader is good at.
 * @csspart message - The line where nobody fits, or there is neither a directory nor a fallback.
 * @cssproperty [--reader-article-color=inherit] - The colour of the text.
 * @cssproperty [--reader-article-muted] - The colour of what is quiet.
 * @cssproperty [--reader-article-rule] - The colour of lines.
 * @cssproperty [--reader-article-link=inherit] - The colour of links.
 * @cssproperty [--reader-article-font=inherit] - The font of the text.
 * @cssproperty [--reader-article-title-font=inherit] - The font of names.
 * @cssstate loading - The directory is on its way.
 * @cssstate error - It cannot be had.
 * @cssstate stale - The network is down; these are the last copies, without statuses and calls.
 * @fires reader-directory-load - The directory is on screen.
 * @fires reader-directory-error - It cannot be had; `error` says why, and what would help.
 * @fires reader-status-change - A status has changed; only where the directory is live.
 */
export class ReaderDirectory extends AllWordsElement<Directory> {
  static override styles = [styles, cardLayout, directoryStyles]
  static override properties = {
    ...contentProperties,
    status: {},
    speciality: {},
    hide: {},
    calls: {type: Boolean},
    live: {type: Boolean},
  }

  /** The label of the status to begin with, such as 'Available'. */
  declare status: string | null | undefined
  /** The speciality to begin with. */
  declare speciality: string | null | undefined
  /** What to leave out, apart by spaces: filters. */
  declare hide: string | null | undefined
  /** Offers calls, with the price beside each, to the readers who take them. */
  declare calls: boolean
  /** Follows the statuses while the page is open. */
  declare live: boolean

  constructor() {
    super()
    this.calls = false
    this.live = false
  }

  protected override readonly requestProperties = ['projectId', 'datasetName', 'apiHost']

  /** The readers of the directory, whether a filter hides them or not. */
  get readers(): readonly ListedReader[] {
    return this.content?.readers ?? []
  }

  protected override ask(signal: AbortSignal): Promise<QueryResult> {
    return fetchQuery(queryUrl(this.address(), {query: READERS_QUERY, parameters: {}}), signal)
  }

  protected override read({result}: QueryResult): Directory {
    const {readers, settings} = record(result)
    return {readers: readListedReaders(readers), settings: readSettings(settings)}
  }

  protected override view({readers, settings}: Directory, words: AllWords): Node {
    const {calls, live} = this
    const context = {...this.context(settings, words), hidesCalls: !calls}
    const directory = h(
      'div',
      {part: 'directory'},
      !this.hide?.split(/\s+/).includes('filters') &&
        h(
          'div',
          {part: 'filters'},
          this.#select('status', words, readers),
          this.#select('speciality', words, readers),
          h('p', {part: 'quiet count', role: 'status'}, this.#count(readers, words)),
        ),
      h(
        'ul',
        {part: 'list', role: 'list'},
        readers.map((reader) =>
          h(
            'li',
            {part: 'card', hidden: !isListed(reader, this.#filter)},
            renderReaderParts(h, reader, context, {
              live,
              more:
                reader.specialities.length > 0 &&
                h('p', {part: 'quiet specialities'}, reader.specialities.join(' · ')),
            }),
          ),
        ),
      ),
    )
    return h('div', {class: 'box'}, h('div', {class: 'container'}, directory))
  }

  protected override loadEvent({readers}: Directory, stale: boolean): Event {
    return new ReaderDirectoryLoadEvent(readers, stale)
  }

  protected override get isLive(): boolean {
    return this.live
  }

  protected override changeLook(changed: PropertyValues): void {
    const narrows = [...changed.keys()].every((name) => name === 'status' || name === 'speciality')
    if (narrows) {
      this.whenStatusChanged()
    } else {
      super.changeLook(changed)
    }
  }

  /** Hides who is filtered out, and leaves the rest as it is: the control in use keeps the focus. */
  protected override whenStatusChanged(): void {
    const {content, words} = this
    if (!content || !words) {
      return
    }
    for (const [index, item] of this.renderRoot.querySelectorAll<HTMLElement>('li').entries()) {
      const reader = content.readers[index]
      item.hidden = !reader || !isListed(reader, this.#filter)
    }
    for (const select of this.renderRoot.querySelectorAll('select')) {
      const isStatus = select.name === 'status'
      if (isStatus) {
        select.replaceChildren(...this.#options('status', words, content.readers))
      }
      select.value = this.#filter[isStatus ? 'status' : 'speciality']
    }
    this.renderRoot
      .querySelector('[part~=count]')
      ?.replaceChildren(this.#count(content.readers, words))
  }

  get #filter(): DirectoryFilter {
    return {status: this.status ?? '', speciality: this.speciality ?? ''}
  }

  #select(
    name: keyof DirectoryFilter,
    words: AllWords,
    readers: readonly ListedReader[],
  ): Child<Node> {
    const select = h('select', {part: 'select', name}, this.#options(name, words, readers))
    select.addEventListener('change', () => {
      if (select instanceof HTMLSelectElement) {
        this[name] = select.value
      }
    })
    return h('label', {part: 'filter'}, h('span', {part: 'label'}, words[name]), select)
  }

  #options(name: keyof DirectoryFilter, words: AllWords, readers: readonly ListedReader[]): Node[] {
    const chosen = this.#filter[name]
    const there =
      name === 'status' ? statusesOf(readers) : specialitiesOf(readers, languageOf(this))
    // What was chosen stays a choice when the last who had it has changed.
    const values = chosen && !there.includes(chosen) ? [chosen, ...there] : there
    return ['', ...values].map((value) =>
      h('option', {value, selected: value === chosen}, value || words.all),
    )
  }

  #count(readers: readonly ListedReader[], words: AllWords): string {
    const shown = readers.filter((reader) => isListed(reader, this.#filter)).length
    const number = new Intl.NumberFormat(languageOf(this)).format(shown)
    return shown ? words.readers.replace('{n}', number) : words.noReaders
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reader-directory': ReaderDirectory
  }
  interface HTMLElementEventMap {
    'reader-directory-load': ReaderDirectoryLoadEvent
    'reader-directory-error': ReaderElementErrorEvent
  }
}
