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

import {extraStyles} from '../reader-article/article-extras.styles.ts'
import {articleStyles} from '../reader-article/reader-article.styles.ts'
import {warnAboutUnknownType} from '../warn-about-unknown-type.ts'
import {type ArticleRendering, createTagAttributes, renderContent} from './article-nodes.ts'
import {nestStyles} from './nest-styles.ts'

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
export interface ServerRendering extends ArticleRendering {
  /** False renders without a shadow root, so that the page's styles apply; true by default. */
  readonly shadow?: boolean | undefined
  /** False omits the styles; the element then adds them to its shadow root when its script has loaded. */
  readonly styles?: boolean | undefined
  /** The nonce of the style element, for a page whose content security policy requires one. */
  readonly nonce?: string | undefined
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
  const {shadow = true, fallback} = rendering
  const blocks = new Map(Object.entries(rendering.blocks ?? {}))
  const content = readArticle(
    article,
    (type) => blocks.has(type) || warnAboutUnknownType(type),
    rendering.now,
  )
  const items = itemsOf(record(article)['body'])
  const view = content && renderWithStyles(content, items, rendering, blocks)
  return serialise(
    h(
      'reader-article',
      {
        ...createTagAttributes(rendering, content),
        ...checkAttributes(rendering.attributes ?? {}),
      },
      shadow
        ? view && h('template', {shadowrootmode: 'open', shadowrootclonable: true}, view)
        : view,
      shadow || !view ? fallback : undefined,
    ),
  )
}

function renderWithStyles(
  article: Article,
  items: readonly unknown[],
  rendering: ServerRendering,
  renderers: ReadonlyMap<string, ServerBlockRenderer>,
): Markup {
  const {shadow = true, nonce} = rendering
  const custom = {
    has: (type: string) => renderers.has(type),
    render: (value: Parameters<ServerBlockRenderer>[0]) =>
      renderers.get(String(value['_type']))?.(value, h),
  }
  const shown = serialise(renderContent(h, article, items, rendering, custom))
  if (rendering.styles === false) {
    return new Markup(shown)
  }
  const sheets = EXTRA_PARTS.test(shown) ? [...articleStyles, extraStyles] : articleStyles
  const rules = sheets.map(({cssText}) => cssText).join('')
  const css = shadow ? rules : nestStyles('reader-article', rules)
  return new Markup(serialise(h('style', {nonce}, new Markup(css))) + shown)
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
