import {
  type Child,
  queryUrl,
  READERS_QUERY,
  readSettings,
  record,
  type RenderContext,
  renderReaderParts,
  type Settings,
} from '@reader-article/content'
import type {PropertyValues} from '@lit/reactive-element'

import {readDatasetAddress} from '../configuration.ts'
import {h} from '../dom.ts'
import {ContentController} from '../element/content-controller.ts'
import {createRenderContext} from '../element/create-render-context.ts'
import {type HiddenParts, readHiddenParts} from '../element/hideable-parts.ts'
import {ReaderElement, sharedProperties, showNodes} from '../element/reader-element.ts'
import type {ReaderElementErrorEvent} from '../events.ts'
import {fetchQuery} from '../fetching/fetch-query.ts'
import {createStatusFollower} from '../live-status/create-status-follower.ts'
import type {AllWords} from '../locales/list-words.ts'
import {loadAllWords} from '../locales/load-all-words.ts'
import {getLanguage} from '../locales/locales.ts'
import {layoutStyles} from '../reader-card/card-layout.styles.ts'
import {
  type DirectoryFilter,
  matchesFilter,
  type ListedReader,
  readListedReaders,
  listSpecialities,
  listStatuses,
} from './listed-reader.ts'
import {ReaderDirectoryLoadEvent} from './reader-directory-events.ts'
import {directoryStyles} from './reader-directory.styles.ts'

interface Directory {
  readonly readers: readonly ListedReader[]
  readonly settings: Settings
}

/**
 * Lists all readers who have not retired, by name, with filters for status and speciality.
 *
 * @tag reader-directory
 * @slot - The fallback, shown until the directory has loaded, without JavaScript, and if loading fails: usually a link.
 * @csspart directory - The whole element.
 * @csspart filters - The two filters.
 * @csspart filter - A filter with its label.
 * @csspart select - The select element of a filter.
 * @csspart count - The number of readers shown.
 * @csspart list - The list of readers.
 * @csspart card - A reader, with the parts of `<reader-card>`.
 * @csspart specialities - A reader's specialities.
 * @csspart message - The message if no reader matches, or there is neither a directory nor a fallback.
 * @cssproperty [--reader-article-color=inherit] - The colour of the text.
 * @cssproperty [--reader-article-muted] - The colour of secondary text.
 * @cssproperty [--reader-article-rule] - The colour of lines.
 * @cssproperty [--reader-article-link=inherit] - The colour of links.
 * @cssproperty [--reader-article-font=inherit] - The font of the text.
 * @cssproperty [--reader-article-title-font=inherit] - The font of names.
 * @cssstate loading - The directory is loading.
 * @cssstate error - Loading has failed.
 * @cssstate stale - The network is down or slow; this is a cached copy, without statuses and calls.
 * @fires reader-directory-load - The directory is on screen.
 * @fires reader-directory-error - Loading has failed; `error` says why and how to correct it.
 * @fires reader-status-change - A status has changed: its end has come or, if the directory is live, somebody has switched it.
 */
export class ReaderDirectory extends ReaderElement {
  static override styles = [...layoutStyles, directoryStyles]
  static override properties = {
    ...sharedProperties,
    status: {},
    speciality: {},
    hide: {},
    calls: {type: Boolean},
    live: {type: Boolean},
  }

  /** The label of the status to filter by at first, such as 'Available'. */
  declare status: string | null | undefined
  /** The speciality to filter by at first. */
  declare speciality: string | null | undefined
  /** Space-separated parts to hide. */
  declare hide: string | null | undefined
  /** Shows links to call the readers who take calls, with the price of each. */
  declare calls: boolean
  /** Updates the readers' statuses while the page is open. */
  declare live: boolean

  readonly #content = new ContentController<Directory, AllWords>(this, {
    request: () => [],
    display: () => [this.hide, this.calls, this.live],
    fetch: (signal) =>
      fetchQuery(
        queryUrl(readDatasetAddress(this), {query: READERS_QUERY, parameters: {}}),
        signal,
      ),
    read: readDirectory,
    loadWords: loadAllWords,
    show: (content, words) => showNodes(this, this.#render(content, words)),
    onShown: () => this.#followStatuses(),
    loadEvent: ({readers}, stale) => new ReaderDirectoryLoadEvent(readers, stale),
    failure: ({unshown}) => unshown,
  })

  readonly #followStatuses = createStatusFollower(this, this.#content, {
    isLive: () => this.live,
    context: (content, words) => this.#context(content, words),
    onPatched: () => this.#applyFilter(),
  })

  constructor() {
    super()
    this.calls = false
    this.live = false
  }

  /** All readers of the directory, including those that a filter hides. */
  get readers(): readonly ListedReader[] {
    return this.#content.content?.readers ?? []
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('status') || changed.has('speciality')) {
      this.#applyFilter()
    }
    if (changed.has('live')) {
      this.#followStatuses()
    }
  }

  #render(content: Directory, words: AllWords): Node {
    const {readers} = content
    const context = this.#context(content, words)
    const hidden: HiddenParts<'reader-directory'> = readHiddenParts('reader-directory', this.hide)
    const directory = h(
      'div',
      {part: 'directory'},
      !hidden.has('filters') &&
        h(
          'div',
          {part: 'filters'},
          this.#renderSelect('status', words, readers),
          this.#renderSelect('speciality', words, readers),
          h('p', {part: 'quiet count', role: 'status'}, this.#formatCount(readers, words)),
        ),
      h(
        'ul',
        {part: 'list', role: 'list'},
        readers.map((reader) => this.#renderCard(reader, context)),
      ),
    )
    return h('div', {class: 'box'}, h('div', {class: 'container'}, directory))
  }

  #renderCard(reader: ListedReader, context: RenderContext): Node {
    const {specialities} = reader
    return h(
      'li',
      {part: 'card', hidden: !matchesFilter(reader, this.#filter)},
      renderReaderParts(h, reader, context, {
        live: this.live,
        more:
          specialities.length > 0 && h('p', {part: 'quiet specialities'}, specialities.join(' · ')),
      }),
    )
  }

  #context({settings}: Directory, words: AllWords): RenderContext {
    return {...createRenderContext(this, settings, words), hidesCalls: !this.calls}
  }

  /** Hides the readers that do not match. No element is replaced, so the control in use keeps its focus. */
  #applyFilter(): void {
    const {content, words} = this.#content
    if (!content || !words) {
      return
    }
    for (const [index, item] of this.renderRoot.querySelectorAll<HTMLElement>('li').entries()) {
      const reader = content.readers[index]
      item.hidden = !reader || !matchesFilter(reader, this.#filter)
    }
    for (const select of this.renderRoot.querySelectorAll('select')) {
      const isStatus = select.name === 'status'
      if (isStatus) {
        select.replaceChildren(...this.#renderOptions('status', words, content.readers))
      }
      select.value = this.#filter[isStatus ? 'status' : 'speciality']
    }
    this.renderRoot
      .querySelector('[part~=count]')
      ?.replaceChildren(this.#formatCount(content.readers, words))
  }

  get #filter(): DirectoryFilter {
    return {status: this.status ?? '', speciality: this.speciality ?? ''}
  }

  #renderSelect(
    name: keyof DirectoryFilter,
    words: AllWords,
    readers: readonly ListedReader[],
  ): Child<Node> {
    const select = h('select', {part: 'select', name}, this.#renderOptions(name, words, readers))
    select.addEventListener('change', () => {
      if (select instanceof HTMLSelectElement) {
        this[name] = select.value
      }
    })
    return h('label', {part: 'filter'}, h('span', {part: 'label'}, words[name]), select)
  }

  #renderOptions(
    name: keyof DirectoryFilter,
    words: AllWords,
    readers: readonly ListedReader[],
  ): Node[] {
    const selected = this.#filter[name]
    const available =
      name === 'status' ? listStatuses(readers) : listSpecialities(readers, getLanguage(this))
    // The selected value stays an option even if no reader has it any more.
    const values = selected && !available.includes(selected) ? [selected, ...available] : available
    return ['', ...values].map((value) =>
      h('option', {value, selected: value === selected}, value || words.all),
    )
  }

  #formatCount(readers: readonly ListedReader[], words: AllWords): string {
    const shown = readers.filter((reader) => matchesFilter(reader, this.#filter)).length
    const number = new Intl.NumberFormat(getLanguage(this)).format(shown)
    return shown ? words.readers.replace('{n}', number) : words.noReaders
  }
}

function readDirectory(result: unknown): Directory {
  const {readers, settings} = record(result)
  return {readers: readListedReaders(readers), settings: readSettings(settings)}
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
