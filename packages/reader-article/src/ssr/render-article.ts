import {
  type Article,
  type Attributes,
  type Hyperscript,
  itemsOf,
  Markup,
  markup as h,
  readArticle,
  record,
  serialise,
} from '@reader-article/content'

import {type HideablePart, readHiddenParts} from '../element/hideable-parts.ts'
import {createArticleExtras} from '../reader-article/article-extras.ts'
import {extraStyles} from '../reader-article/article-extras.styles.ts'
import {
  type ArticleView,
  getBlocksUntil,
  findSectionEnd,
  renderArticle as renderView,
  renderSection,
} from '../reader-article/article-view.ts'
import {articleStyles} from '../reader-article/reader-article.styles.ts'
import {warnAboutUnknownType} from '../warn-about-unknown-type.ts'
import {nestStyles} from './nest-styles.ts'
import {createServerContext, type ServerPage} from './server-context.ts'

// Matches markup with a part that `extraStyles` has rules for.
const EXTRA_PARTS = new RegExp(
  ` part="(?:${[...extraStyles.cssText.matchAll(/\[part~?=['"]?([\w-]+)/g)].map(([, part]) => part).join('|')})[ "]`,
)

/** Renders a custom block as markup; `h` escapes text. If it returns undefined, the block's text is shown. */
export type ServerBlockRenderer = (
  value: Readonly<Record<string, unknown>>,
  h: Hyperscript<Markup>,
) => Markup | undefined

/** How a server renders an article; with the dataset that browsers read. */
export interface ServerRendering extends ServerPage {
  /** The slug in the tag; by default the article's slug, or its id if it has no slug. */
  readonly slug?: string | undefined
  readonly articleId?: string | undefined
  readonly pin?: string | undefined
  /** False renders without a shadow root, so that the page's styles apply; true by default. */
  readonly shadow?: boolean | undefined
  /** False omits the styles; the element then adds them to its shadow root when its script has loaded. */
  readonly styles?: boolean | undefined
  /** The nonce of the style element, for a page whose content security policy requires one. */
  readonly nonce?: string | undefined
  readonly hide?: readonly HideablePart[] | undefined
  /** Renderers of custom blocks by type, like those of `registerBlock()` in browsers. */
  readonly blocks?: Readonly<Record<string, ServerBlockRenderer>> | undefined
  /** More attributes of the tag, such as `{live: true, class: 'wide'}`. */
  readonly attributes?: Readonly<Record<string, string | number | boolean>> | undefined
  /** The text inside the tag, for browsers without declarative shadow DOM. */
  readonly fallback?: string | undefined
}

/**
 * Renders `<reader-article>` with its article as HTML: in declarative shadow DOM, or in the page itself
 * with `shadow: false`. In the browser, the element uses this HTML and fetches nothing. If there is no
 * article, or only one without title and body, the tag is empty and the element fetches the article.
 *
 * @param article - The result of an article query, for example from `getArticle()`.
 * @throws TypeError if HTML does not allow the name of an attribute.
 * @example
 * const dataset = {projectId: 'abc123', dataset: 'production'}
 * const article = await createReaderClient(dataset).getArticle({slug: 'how-to-listen'})
 * const html = renderArticle(article, {...dataset, slug: 'how-to-listen', lang: 'en'})
 */
export function renderArticle(article: unknown, rendering: ServerRendering): string {
  const {shadow = true, hide = [], fallback} = rendering
  const blocks = new Map(Object.entries(rendering.blocks ?? {}))
  const content = readArticle(
    article,
    (type) => blocks.has(type) || warnAboutUnknownType(type),
    rendering.now,
  )
  const items = itemsOf(record(article)['body'])
  const view = content && renderContent(content, items, rendering, blocks)
  return serialise(
    h(
      'reader-article',
      {
        ...createKeyAttributes(rendering, content),
        'project-id': rendering.projectId,
        dataset: rendering.dataset,
        'api-host': rendering.apiHost,
        lang: rendering.lang,
        'heading-level': rendering.headingLevel,
        hide: hide.length > 0 && hide.join(' '),
        'article-path': rendering.articlePath,
        ...checkAttributes(rendering.attributes ?? {}),
      },
      shadow
        ? view && h('template', {shadowrootmode: 'open', shadowrootclonable: true}, view)
        : view,
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
  const {hide = [], shadow = true, nonce} = rendering
  const hidden = readHiddenParts('reader-article', hide.join(' '))
  const extras = createArticleExtras(
    h,
    (type) => renderers.has(type),
    (value) => renderers.get(String(value['_type']))?.(value, h),
  )
  const view: ArticleView<Markup> = {
    article,
    items,
    context: createServerContext(rendering, article.settings, {hidesCalls: hidden.has('call')}),
    hidden,
    extras,
  }
  const shown = serialise(renderView(h, view, renderSections(view), extras.related(view)))
  if (rendering.styles === false) {
    return new Markup(shown)
  }
  const sheets = EXTRA_PARTS.test(shown) ? [...articleStyles, extraStyles] : articleStyles
  const rules = sheets.map(({cssText}) => cssText).join('')
  const css = shadow ? rules : nestStyles('reader-article', rules)
  return new Markup(serialise(h('style', {nonce}, new Markup(css))) + shown)
}

function renderSections(view: ArticleView<Markup>): readonly Markup[] {
  const {article, items} = view
  const sections: Markup[] = []
  let shown = 0
  for (let end = 0; end < items.length;) {
    end = findSectionEnd(items, end)
    const blocks = getBlocksUntil(article.body, shown, end)
    shown += blocks.length
    sections.push(...renderSection(h, view, blocks))
  }
  return sections
}

function createKeyAttributes(
  {slug, articleId, pin}: ServerRendering,
  article: Article | undefined,
): Attributes {
  if (slug || articleId || pin) {
    return {slug, 'article-id': articleId, pin}
  }
  return article?.slug ? {slug: article.slug} : {'article-id': article?.id || undefined}
}

function checkAttributes(attributes: Attributes): Attributes {
  for (const name of Object.keys(attributes)) {
    if (!/^[a-z][\w.:-]*$/i.test(name)) {
      throw new TypeError(
        `${JSON.stringify(name)} is not a valid attribute name. Use letters, digits and hyphens, for example "live" or "data-id".`,
      )
    }
  }
  return attributes
}
