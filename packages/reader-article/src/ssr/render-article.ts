import {
  type Article,
  type Attributes,
  type DatasetAddress,
  ENGLISH,
  type Hyperscript,
  imageBase,
  itemsOf,
  levelOf,
  Markup,
  markup as h,
  readArticle,
  record,
  renderContext,
  serialise,
  type Words,
} from '@reader-article/content'

import {type HideablePart, readHiddenParts} from '../element/hideable-parts.ts'
import {canonicalLanguage, registeredWords} from '../locales/locales.ts'
import {translations} from '../locales/translations.ts'
import {articleExtras} from '../reader-article/article-extras.ts'
import {extraStyles} from '../reader-article/article-extras.styles.ts'
import {
  type ArticleView,
  blocksUntil,
  endOfSection,
  renderArticle as renderView,
  renderSection,
} from '../reader-article/article-view.ts'
import {articleStyles} from '../reader-article/reader-article.styles.ts'
import {lightStyles} from './light-styles.ts'

/** Renders a block of a page's own type as markup; `h` escapes text. Undefined shows its text. */
export type ServerBlockRenderer = (
  value: Readonly<Record<string, unknown>>,
  h: Hyperscript<Markup>,
) => Markup | undefined

/** How an article is rendered by a server; the address is the one that browsers reach. */
export interface ServerRendering extends DatasetAddress {
  /** What the tag asks for, should it have to: the article's own slug, or else its id, where all three are left out. */
  readonly slug?: string | undefined
  readonly articleId?: string | undefined
  readonly pin?: string | undefined
  /** False renders into the page itself, for its own styles and for readers without a shadow root; true where it is left out. */
  readonly shadow?: boolean | undefined
  /** False leaves the styles out; in a shadow root the element then brings them when its script has come. */
  readonly styles?: boolean | undefined
  /** For a page whose content security policy lists style sheets by nonce. */
  readonly nonce?: string | undefined
  /** A BCP 47 tag, the page's own; 'en' where it is left out. */
  readonly lang?: string | undefined
  /** The level of the title, 1 to 6; 1 where it is left out. */
  readonly headingLevel?: number | undefined
  readonly hide?: readonly HideablePart[] | undefined
  /** Where the site has its pages of articles, such as '/articles/{slug}'. */
  readonly articlePath?: string | undefined
  /** Where the site has its pages of readers, such as '/readers/{pin}'. */
  readonly readerPath?: string | undefined
  /** The page's origin, such as 'https://site.example'; links to other origins carry `rel`. */
  readonly origin?: string | undefined
  /** What the page has given to `registerBlock()`, for servers: renderers by block type. */
  readonly blocks?: Readonly<Record<string, ServerBlockRenderer>> | undefined
  /** More attributes of the tag, such as `{live: true, class: 'wide'}`. */
  readonly attributes?: Readonly<Record<string, string | number | boolean>> | undefined
  /** Text that stands inside the tag, for browsers without declarative shadow DOM. */
  readonly fallback?: string | undefined
}

/**
 * Renders `<reader-article>` with its article inside, as HTML: in declarative shadow DOM, or in the
 * page itself with `shadow: false`. The element adopts either and fetches nothing. Where there is no
 * article, the tag is left to fetch by itself.
 *
 * @param article - The answer to an article query, such as `getArticle()` gives.
 * @throws TypeError where an attribute has no name that HTML allows.
 * @example
 * const place = {projectId: 'abc123', dataset: 'production'}
 * const article = await createReaderClient(place).getArticle({slug: 'how-to-listen'})
 * const html = renderArticle(article, {...place, slug: 'how-to-listen', lang: 'en'})
 */
export function renderArticle(article: unknown, rendering: ServerRendering): string {
  const {shadow = true, hide = [], fallback} = rendering
  const blocks = new Map(Object.entries(rendering.blocks ?? {}))
  const content = readArticle(article, (type) => blocks.has(type))
  const items = itemsOf(record(article)['body'])
  const view = content && renderContent(content, items, rendering, blocks)
  return serialise(
    h(
      'reader-article',
      {
        ...keyAttributes(rendering, content),
        'project-id': rendering.projectId,
        dataset: rendering.dataset,
        'api-host': rendering.apiHost,
        lang: rendering.lang,
        'heading-level': rendering.headingLevel,
        hide: hide.length > 0 && hide.join(' '),
        'article-path': rendering.articlePath,
        ...checkedAttributes(rendering.attributes ?? {}),
      },
      shadow ? view && h('template', {shadowrootmode: 'open'}, view) : view,
      shadow || !view ? fallback : undefined,
    ),
  )
}

function renderContent(
  article: Article,
  items: readonly unknown[],
  rendering: ServerRendering,
  renderers: ReadonlyMap<string, ServerBlockRenderer>,
): Markup {
  const {headingLevel = 1, hide = [], shadow = true, nonce} = rendering
  const lang = canonicalLanguage(rendering.lang ?? 'en')
  const hidden = readHiddenParts('reader-article', hide.join(' '))
  const extras = articleExtras(
    h,
    (type) => renderers.has(type),
    (value) => renderers.get(String(value['_type']))?.(value, h),
  )
  const view: ArticleView<Markup> = {
    article,
    items,
    context: renderContext({
      images: imageBase(rendering),
      origin: rendering.origin ?? '',
      settings: article.settings,
      hidesCalls: hidden.has('call'),
      articlePath: rendering.articlePath ?? '',
      readerPath: rendering.readerPath ?? '',
      headingLevel: levelOf(headingLevel),
      words: wordsOf(lang),
    }),
    lang,
    hidden,
    extras,
  }
  const shown = serialise(renderView(h, view, renderSections(view), extras.related(view)))
  if (rendering.styles === false) {
    return new Markup(shown)
  }
  const hasExtras = / part="(?:callout |pull-quote|contents|related)/.test(shown)
  const sheets = hasExtras ? [...articleStyles, extraStyles] : articleStyles
  const rules = sheets.map(({cssText}) => cssText).join('')
  const css = shadow ? rules : lightStyles('reader-article', rules)
  return new Markup(serialise(h('style', {nonce}, new Markup(css))) + shown)
}

function renderSections(view: ArticleView<Markup>): readonly Markup[] {
  const {article, items} = view
  const sections: Markup[] = []
  let shown = 0
  for (let end = 0; end < items.length;) {
    end = endOfSection(items, end)
    const blocks = blocksUntil(article.body, shown, end)
    shown += blocks.length
    sections.push(...renderSection(h, view, blocks))
  }
  return sections
}

function wordsOf(lang: string): Words {
  return registeredWords(lang) ?? translations.get(lang.split('-')[0] ?? '') ?? ENGLISH
}

function keyAttributes(
  {slug, articleId, pin}: ServerRendering,
  article: Article | undefined,
): Attributes {
  if (slug || articleId || pin) {
    return {slug, 'article-id': articleId, pin}
  }
  return article?.slug ? {slug: article.slug} : {'article-id': article?.id || undefined}
}

function checkedAttributes(attributes: Attributes): Attributes {
  for (const name of Object.keys(attributes)) {
    if (!/^[a-z][\w.:-]*$/i.test(name)) {
      throw new TypeError(
        `An attribute cannot be called ${JSON.stringify(name)}: right ones are "live" and "class".`,
      )
    }
  }
  return attributes
}
