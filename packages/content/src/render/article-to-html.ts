import {formatSignature} from '../rules/pin.ts'
import {normalisedToHtml} from './blocks-to-html.ts'
import {type RenderContext, renderContext} from './render-context.ts'
import {markup as h, serialise} from './markup.ts'
import {headingIds} from '../normalise/headings.ts'
import {readArticle} from '../normalise/read-article.ts'
import {itemsOf, record} from '../normalise/untrusted-value.ts'

/**
 * Renders an article from a query's result as HTML for feeds and plain pages: body, sign-off and
 * signature; '' if there is no article.
 *
 * @param context - An article with images needs `images`, from `imageBase()`.
 */
export function articleToHtml(result: unknown, context: Partial<RenderContext> = {}): string {
  const article = readArticle(result, undefined, context.now)
  if (!article) {
    return ''
  }
  const {slug, body, signOff, reader, settings} = article
  const ids = headingIds(itemsOf(record(result)['body']), slug)
  return (
    normalisedToHtml(body, renderContext({settings, headingIds: ids, ...context})) +
    serialise([
      signOff && h('p', null, h('em', null, signOff)),
      reader?.pin && h('p', null, formatSignature(reader, context.words?.pin)),
    ])
  )
}
