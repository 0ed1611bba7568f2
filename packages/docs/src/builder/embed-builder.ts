import {html, LitElement, nothing, type TemplateResult} from 'lit'
import packageJson from 'reader-article/package.json' with {type: 'json'}
import {
  createSnippet,
  SNIPPET_LANGUAGES,
  SNIPPET_THEMES,
  type Snippet,
  SnippetError,
  type SnippetFiles,
  type SnippetOptions,
  type SnippetPart,
} from 'reader-article/snippets'

import {RECORDED_SOURCE} from '../recorded/play-recording.ts'
import {BUILDER_STYLES} from './builder-styles.ts'
import {
  type Choices,
  FIRST_CHOICES,
  listPlaces,
  PARTS,
  READER_VIEWS,
  toOwnSource,
  toSnippetOptions,
} from './choices.ts'
import {type ContentList, fetchContentList} from './content-list.ts'
import {checkField, selectField, textField} from './fields.ts'
import {nameLanguage, PART_NAMES, PLACE_NAMES, THEME_NAMES, VIEW_NAMES} from './names.ts'

/** Typing an address should not send a request for each letter. */
const LOAD_DELAY_MS = 500

/** Builds the lines with which another site shows an article or a reader: choose, see, copy. */
export class EmbedBuilder extends LitElement {
  static override properties = {
    choices: {state: true},
    list: {state: true},
    hasFailed: {state: true},
    message: {state: true},
    integrity: {state: true},
  }

  static override styles = BUILDER_STYLES

  declare choices: Choices
  /** What can be chosen; undefined while it is unknown. */
  declare list: ContentList | undefined
  /** Whether the visitor's dataset could not be read. */
  declare hasFailed: boolean
  declare message: string
  declare integrity: SnippetFiles['integrity']

  #loading = new AbortController()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    this.choices = FIRST_CHOICES
    this.list = undefined
    this.hasFailed = false
    this.message = ''
    this.integrity = undefined
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#loadList()
    void this.#loadIntegrity()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#loading.abort()
    clearTimeout(this.#timer)
  }

  override render() {
    const options = toSnippetOptions(
      this.choices,
      packageJson.version,
      this.#findName(),
      this.integrity,
    )
    const {snippet, problem} = tryToCreate(options)
    return html`<div class="columns">
      <form @submit=${preventSubmit}>${this.#renderForm(options)}</form>
      <div class="result">
        <section>
          <h2>Preview</h2>
          ${this.#renderPreview(options)}
        </section>
        <section>
          <h2>Lines to paste</h2>
          ${
            this.choices.isOwn
              ? nothing
              : html`<p class="notice">
                  ‘abc123’ stands for your project. Choose ‘My own project’, and the lines work as
                  they are.
                </p>`
          }
          <p role="status">${this.message}</p>
          ${
            snippet
              ? snippet.map((part) => this.#renderPart(part))
              : html`<p class="notice">${problem?.message}</p>`
          }
        </section>
      </div>
    </div>`
  }

  #renderForm({element, place}: SnippetOptions): TemplateResult {
    const {choices} = this
    const isReader = choices.kind === 'reader'
    const isLink = place === 'link'
    const hasScripts = place === 'page' || place === 'server'
    const isDelivered = place === 'frame' || place === 'wordpress' || place === 'newsletter'
    return html`
      ${selectField(
        {id: 'content', label: 'Content'},
        choices.isOwn ? 'own' : 'recorded',
        [
          ['recorded', 'Sample content'],
          ['own', 'My own project'],
        ],
        (value) => this.#chooseSource({isOwn: value === 'own'}),
      )}
      ${choices.isOwn ? this.#renderSource() : nothing}
      ${selectField(
        {id: 'kind', label: 'Show'},
        choices.kind,
        [
          ['article', 'An article'],
          ['reader', 'A reader'],
        ],
        (kind) => this.#choose({kind}),
      )}
      ${isReader ? this.#renderReaderKey() : this.#renderArticleKey()}
      ${
        isReader
          ? selectField(
              {id: 'view', label: 'As'},
              choices.view,
              READER_VIEWS.map((view) => [view, VIEW_NAMES[view]]),
              (view) => this.#choose({view}),
            )
          : nothing
      }
      ${selectField(
        {id: 'place', label: 'Where it will stand'},
        place,
        listPlaces(element).map((each) => [each, PLACE_NAMES[each]]),
        (value) => this.#choose({place: value}),
      )}
      ${
        isDelivered
          ? textField(
              {
                id: 'delivery',
                label: 'Address of the delivery',
                hint: 'The server that shows articles where no script of ours runs.',
              },
              choices.delivery,
              'https://articles.example',
              (delivery) => this.#choose({delivery}),
            )
          : nothing
      }
      ${element.tag === 'reader-article' && !isLink ? this.#renderParts(isDelivered) : nothing}
      ${
        element.tag !== 'reader-status' && !isLink
          ? selectField(
              {id: 'theme', label: 'Theme'},
              choices.theme,
              (['', ...SNIPPET_THEMES] as const).map((theme) => [theme, THEME_NAMES[theme]]),
              (theme) => this.#choose({theme}),
            )
          : nothing
      }
      ${
        isLink
          ? nothing
          : selectField(
              {id: 'lang', label: 'Language of dates and labels'},
              choices.lang,
              ['', ...SNIPPET_LANGUAGES].map((lang) => [lang, nameLanguage(lang)]),
              (lang) => this.#choose({lang}),
            )
      }
      ${
        hasScripts
          ? selectField(
              {id: 'scripts', label: 'Scripts come from'},
              choices.scripts,
              [
                ['cdn', 'jsDelivr, a CDN'],
                ['folder', 'A folder of your site'],
              ],
              (scripts) => this.#choose({scripts}),
            )
          : nothing
      }
      ${
        hasScripts && choices.scripts === 'folder'
          ? textField(
              {id: 'folder', label: 'Folder of the scripts', hint: 'A path on the site, or a URL.'},
              choices.folder,
              '/reader-article',
              (folder) => this.#choose({folder}),
            )
          : nothing
      }
      ${textField(
        {id: 'link-text', label: 'Text of the fallback'},
        choices.linkText,
        this.#findName() || 'Read more',
        (linkText) => this.#choose({linkText}),
      )}
      ${
        isDelivered
          ? nothing
          : textField(
              {
                id: 'href',
                label: 'Link of the fallback',
                hint: isLink
                  ? 'The page that the link opens.'
                  : 'For visitors without JavaScript, and if the content cannot be loaded.',
              },
              choices.href,
              'https://advice.example/articles/how-to-listen',
              (href) => this.#choose({href}),
            )
      }
    `
  }

  #renderSource(): TemplateResult {
    const {projectId, dataset, apiHost} = this.choices
    return html`${textField({id: 'project', label: 'Project'}, projectId, 'abc123', (value) =>
      this.#chooseSource({projectId: value}),
    )}
    ${textField({id: 'dataset', label: 'Dataset'}, dataset, 'production', (value) =>
      this.#chooseSource({dataset: value}),
    )}
    ${textField(
      {id: 'api-host', label: 'Address of the Lake', hint: 'Empty for hosted Sanity.'},
      apiHost,
      'https://lake.example',
      (value) => this.#chooseSource({apiHost: value}),
    )}
    ${
      this.hasFailed
        ? html`<p class="notice">
            The content could not be loaded. Check the three fields, and that ${location.origin} is
            among the CORS origins of the project. You can also type the address or the PIN below.
          </p>`
        : nothing
    }`
  }

  #renderArticleKey(): TemplateResult {
    const {slug} = this.choices
    const articles = this.list?.articles ?? []
    return articles.length > 0
      ? selectField(
          {id: 'article', label: 'Article'},
          slug,
          articles.map((article) => [article.slug, article.title]),
          (value) => this.#choose({slug: value}),
        )
      : textField(
          {id: 'article', label: 'Article', hint: 'The last part of its address.'},
          slug,
          'how-to-listen',
          (value) => this.#choose({slug: value}),
        )
  }

  #renderReaderKey(): TemplateResult {
    const {pin} = this.choices
    const readers = this.list?.readers ?? []
    return readers.length > 0
      ? selectField(
          {id: 'reader', label: 'Reader'},
          pin,
          readers.map((reader) => [reader.pin, `${reader.name}, PIN ${reader.pin}`]),
          (value) => this.#choose({pin: value}),
        )
      : textField({id: 'reader', label: 'PIN of the reader'}, pin, '700107', (value) =>
          this.#choose({pin: value}),
        )
  }

  #renderParts(isDelivered: boolean): TemplateResult {
    const {hidden, isLive} = this.choices
    return html`<fieldset>
      <legend>Parts to show</legend>
      ${PARTS.map((part) =>
        checkField(
          {id: `part-${part}`, label: PART_NAMES[part]},
          !hidden.includes(part),
          (isShown) =>
            this.#choose({
              hidden: isShown ? hidden.filter((each) => each !== part) : [...hidden, part],
            }),
        ),
      )}
      ${
        isDelivered
          ? nothing
          : checkField(
              {id: 'live', label: 'Update the status while the page is open'},
              isLive,
              (isChecked) => this.#choose({isLive: isChecked}),
            )
      }
    </fieldset>`
  }

  /** Shows the element of the snippet, even before the rest of the snippet is complete. */
  #renderPreview(options: SnippetOptions): TemplateResult {
    const {place, theme} = options
    if (!this.list && !this.hasFailed) {
      return html`<p class="notice">
        ${
          this.choices.isOwn && this.choices.projectId.trim() === ''
            ? 'Enter your project.'
            : 'The content is being loaded.'
        }
      </p>`
    }
    const {snippet, problem} = tryToCreate(
      // With a fixed fallback, typing its text does not load the element again for each key.
      place === 'link' ? options : {...options, place: 'npm', link: {text: 'Loading'}},
    )
    const code = snippet?.at(-1)?.code
    return code === undefined
      ? html`<p class="notice">${problem?.message}</p>`
      : html`<sample-page
          .html=${code}
          .theme=${theme ?? ''}
          .source=${toOwnSource(this.choices)}
        ></sample-page>`
  }

  #renderPart({title, language, code}: SnippetPart): TemplateResult {
    return html`<div class="part">
      <div class="part-head">
        <p>${title}</p>
        <button type="button" aria-label=${`Copy: ${title}`} @click=${this.#copy}>Copy</button>
      </div>
      <pre tabindex="0" role="region" aria-label=${title} data-language=${language}>${code}</pre>
    </div>`
  }

  readonly #copy = async ({currentTarget}: Event): Promise<void> => {
    const part = currentTarget instanceof Element ? currentTarget.closest('.part') : null
    const pre = part?.querySelector('pre')
    if (!pre) {
      return
    }
    try {
      await navigator.clipboard.writeText(pre.textContent)
      this.message = `Copied: ${part?.querySelector('p')?.textContent ?? ''}`
    } catch {
      // Pages without TLS, and visitors, can refuse the clipboard.
      getSelection()?.selectAllChildren(pre)
      this.message = 'The lines are selected: copy them with Ctrl-C'
    }
  }

  #choose(changes: Partial<Choices>): void {
    this.choices = {...this.choices, ...changes}
    this.message = ''
  }

  #chooseSource(changes: Partial<Choices>): void {
    this.#choose(changes)
    this.#loading.abort()
    this.hasFailed = false
    this.list = undefined
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#loadList(), LOAD_DELAY_MS)
  }

  async #loadList(): Promise<void> {
    const source = toOwnSource(this.choices)
    if (source?.projectId === '') {
      return
    }
    this.#loading = new AbortController()
    const {signal} = this.#loading
    try {
      const list = await fetchContentList(source ?? RECORDED_SOURCE, signal)
      if (!signal.aborted) {
        this.list = list
        this.#chooseKnown(list)
      }
    } catch {
      this.hasFailed = !signal.aborted
    }
  }

  /** Chooses the first article and the first reader if the dataset does not have those that are chosen. */
  #chooseKnown({articles, readers}: ContentList): void {
    const {slug, pin} = this.choices
    this.#choose({
      slug: articles.find((article) => article.slug === slug)?.slug ?? articles[0]?.slug ?? slug,
      pin: readers.find((reader) => reader.pin === pin)?.pin ?? readers[0]?.pin ?? pin,
    })
  }

  /** The hashes are those of the version on this site; without them, the snippet has none. */
  async #loadIntegrity(): Promise<void> {
    const response = await fetch('/recorded/integrity.json')
    if (response.ok) {
      this.integrity = await response.json()
    }
  }

  #findName(): string {
    const {kind, slug, pin} = this.choices
    return kind === 'article'
      ? (this.list?.articles.find((article) => article.slug === slug)?.title ?? '')
      : (this.list?.readers.find((reader) => reader.pin === pin)?.name ?? '')
  }
}

function tryToCreate(options: SnippetOptions): {
  readonly snippet?: Snippet
  readonly problem?: SnippetError
} {
  try {
    return {snippet: createSnippet(options)}
  } catch (error) {
    if (error instanceof SnippetError) {
      return {problem: error}
    }
    throw error
  }
}

function preventSubmit(event: Event): void {
  event.preventDefault()
}
