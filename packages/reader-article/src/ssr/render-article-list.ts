import {type Markup, markup as h, serialise} from '@reader-article/content'

import {ENGLISH_LISTS} from '../locales/list-words.ts'
import {listTranslations} from '../locales/list-translations.ts'
import {getRegisteredWords} from '../locales/locales.ts'
import {renderTeasers} from '../reader-articles/render-teasers.ts'
import {readTeaserList} from '../reader-articles/teaser-list.ts'
import {createServerContext, type ServerPage} from './server-context.ts'

/** How a server renders a list of articles. */
export interface ListRendering extends ServerPage {
  /** The PIN of the reader whose articles these are; the list then omits the name. */
  readonly readerPin?: string | undefined
  /** 'list' by default, or 'grid' with covers. */
  readonly layout?: 'list' | 'grid' | undefined
  /** In a grid, gives the first article a large cover that is loaded at once; its place is up to the page's styles. */
  readonly hasLead?: boolean | undefined
}

/**
 * Renders `<reader-articles>` with teasers as HTML in the page itself, with the styles of `getPageStyles()`.
 *
 * @param result - The result of TEASERS_QUERY.
 */
export function renderArticleList(result: unknown, rendering: ListRendering): string {
  const {readerPin, layout = 'list', headingLevel = 2, hasLead} = rendering
  const {articles, settings} = readTeaserList(result)
  const context = createServerContext({...rendering, headingLevel}, settings)
  const isFirstCover = hasLead && articles[0]?.cover ? createOnce() : () => false
  const items = renderTeasers<Markup>(
    (tag, attributes, ...children) =>
      tag === 'img' && isFirstCover()
        ? h(tag, {...attributes, loading: null, sizes: 'min(100vw, 40em)'})
        : h(tag, attributes, ...children),
    articles,
    context,
    {hasCovers: layout === 'grid', hasNames: readerPin === undefined},
  )
  const list = items[0]
    ? h('ul', {part: layout === 'grid' ? 'list grid' : 'list', role: 'list'}, items)
    : h('p', {part: 'message'}, findMessage(context.lang))
  return serialise(
    h('reader-articles', {'reader-pin': readerPin, layout}, h('div', {part: 'articles'}, list)),
  )
}

/** Returns a function that returns true the first time. */
function createOnce(): () => boolean {
  let count = 0
  return () => count++ === 0
}

function findMessage(lang: string): string {
  const translation = new Map(Object.entries(listTranslations)).get(lang.split('-')[0] ?? '')
  return {...ENGLISH_LISTS, ...translation, ...getRegisteredWords(lang)}.noArticles
}
