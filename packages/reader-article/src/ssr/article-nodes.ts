import {
  type Article,
  type Attributes,
  type CustomRenderer,
  type Hyperscript,
  itemsOf,
  readArticle,
  record,
} from '@reader-article/content'

import {type HideablePart, readHiddenParts} from '../element/hideable-parts.ts'
import {createArticleExtras} from '../reader-article/article-extras.ts'
import {
  type ArticleView,
  findSectionEnd,
  getBlocksUntil,
  renderArticle,
  renderSection,
} from '../reader-article/article-view.ts'
import type {ThemeName} from './page-styles.ts'
import {createServerContext, type ServerPage} from './server-context.ts'
import {SHADOW_STYLES} from './shadow-styles.generated.ts'

/** How a server renders the tag and the content of an article. */
export interface ArticleRendering extends ServerPage {
  /** The slug in the tag; by default the article's slug, or its id if it has no slug. */
  readonly slug?: string | undefined
  readonly articleId?: string | undefined
  readonly pin?: string | undefined
  readonly hide?: readonly HideablePart[] | undefined
}

/** An article for a shadow root, made of nodes of any kind. */
export interface ArticleNodes<N> {
  /** The attributes of `<reader-article>`. */
  readonly attributes: Attributes
  /** The content of its shadow root. */
  readonly content: N
  /** The minified styles of the shadow root. */
  readonly styles: string
}

/** Which block types have a renderer of the page's, and these renderers. */
export interface CustomBlocks<N> {
  readonly has: (type: string) => boolean
  readonly render: CustomRenderer<N>
}

/**
 * Renders an article with the caller's `h`, for servers whose output is not HTML. The nodes are those that the
 * element would show; in the browser, the element uses them and fetches nothing.
 *
 * @param article - The result of an article query.
 * @param theme - By default the article looks like the page.
 * @returns Undefined if there is no article.
 */
export function renderArticleNodes<N>(
  h: Hyperscript<N>,
  article: unknown,
  rendering: ArticleRendering,
  theme?: ThemeName,
): ArticleNodes<N> | undefined {
  const content = readArticle(article, () => false, rendering.now)
  if (!content) {
    return undefined
  }
  const used = new Set(LATER)
  const observed: Hyperscript<N> = (tag, attributes, ...children) => {
    used.add(tag)
    for (const part of `${attributes?.['part'] ?? ''}`.split(' ')) {
      used.add(`.${part}`)
    }
    return h(tag, attributes, ...children)
  }
  const custom = {has: () => false, render: () => undefined}
  const items = itemsOf(record(article)['body'])
  return {
    attributes: createTagAttributes(rendering, content),
    content: renderContent(observed, content, items, rendering, custom),
    styles: selectRules(used) + (theme === undefined ? '' : SHADOW_STYLES.themes[theme]),
  }
}

/** What a switch of a status can add to an article after it has been rendered. */
const LATER: readonly string[] =
  '.status .available .busy .in-call .away .unavailable .status-note .calls .call .price p a bdi br small time'.split(
    ' ',
  )

/** Returns the rules that apply to an article with these tags and parts. */
function selectRules(used: ReadonlySet<string>): string {
  return SHADOW_STYLES.rules
    .filter(
      ({needs}) =>
        needs.length === 0 || needs.some((all) => all.split(' ').every((each) => used.has(each))),
    )
    .map(({css}) => css)
    .join('')
}

/** Renders what is in the shadow root of an article, except for the styles. */
export function renderContent<N>(
  h: Hyperscript<N>,
  article: Article,
  items: readonly unknown[],
  rendering: ArticleRendering,
  custom: CustomBlocks<N>,
): N {
  const hidden = readHiddenParts('reader-article', rendering.hide?.join(' '))
  const extras = createArticleExtras(h, custom.has, custom.render)
  const view: ArticleView<N> = {
    article,
    items,
    context: createServerContext(rendering, article.settings, {hidesCalls: hidden.has('call')}),
    hidden,
    extras,
  }
  return renderArticle(h, view, renderSections(h, view), extras.related(view))
}

function renderSections<N>(h: Hyperscript<N>, view: ArticleView<N>): readonly N[] {
  const {article, items} = view
  const sections: N[] = []
  let shown = 0
  for (let end = 0; end < items.length;) {
    end = findSectionEnd(items, end)
    const blocks = getBlocksUntil(article.body, shown, end)
    shown += blocks.length
    sections.push(...renderSection(h, view, blocks))
  }
  return sections
}

/** Returns the attributes of the tag: the article's key, the dataset and the options. */
export function createTagAttributes(
  rendering: ArticleRendering,
  article: Article | undefined,
): Attributes {
  const {projectId, dataset, apiHost, lang, headingLevel, hide = [], articlePath} = rendering
  return {
    ...createKeyAttributes(rendering, article),
    'project-id': projectId,
    dataset,
    'api-host': apiHost,
    lang,
    'heading-level': headingLevel,
    hide: hide.length > 0 && hide.join(' '),
    'article-path': articlePath,
  }
}

function createKeyAttributes(
  {slug, articleId, pin}: ArticleRendering,
  article: Article | undefined,
): Attributes {
  if (slug || articleId || pin) {
    return {slug, 'article-id': articleId, pin}
  }
  return article?.slug ? {slug: article.slug} : {'article-id': article?.id || undefined}
}
