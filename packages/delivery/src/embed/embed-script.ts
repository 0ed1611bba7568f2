import {articleValidUntil, renderArticleNodes} from 'reader-article/ssr'

import {articleKeys} from '../content/describe-article.ts'
import type {FoundArticle} from '../content/get-article.ts'
import type {Reply} from '../http/reply.ts'
import {pageUrl, serverPage, type Site} from '../site.ts'
import {ARTICLE_BUILDER} from './article-builder.ts'
import {compactNode} from './compact-node.ts'
import {scriptLiteral, type ScriptValue} from './script-literal.ts'
import type {ScriptOptions} from './script-options.ts'

/** Any page may load the script, also one that lets in only what agrees to it. */
const HEADERS = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
}

/** Renders an article as a script that shows it where its tag is; undefined if there is nothing to show. */
export function embedScript(
  {article, result, copy}: FoundArticle,
  {theme, hide, lang = '', headingLevel, live}: ScriptOptions,
  site: Site,
  now: Date,
): Reply | undefined {
  const page = serverPage(site, now)
  const nodes = renderArticleNodes(
    compactNode,
    result,
    {
      ...page,
      lang: lang || page.lang,
      // The page is not known, so that links to other pages of any origin do not tell it.
      origin: '',
      slug: article.slug,
      hide,
      headingLevel,
    },
    theme,
  )
  if (!nodes) {
    return undefined
  }
  const {attributes, content, styles} = nodes
  return {
    status: 200,
    type: 'text/javascript',
    body: writeScript([
      compactNode('reader-article', {...attributes, live}).element,
      styles,
      content.element,
      problemOfPlace(scriptUrl(site, article.slug)),
      ...(live && site.elements ? [site.elements] : []),
    ]),
    headers: HEADERS,
    keys: articleKeys(article),
    copies: [copy],
    hasStatus: true,
    validUntil: articleValidUntil(result, now),
  }
}

/** The message if a script does not know where its article shall stand. */
export function problemOfPlace(url: string): string {
  return `The article of ${url} has no place. Its script tag must be in the body of the page, where the article shall stand: not in the head, in a shadow tree, or of type module.`
}

/** Writes the script of a one-file embed with the arguments of its builder. */
export function writeScript(values: readonly ScriptValue[]): string {
  return `${ARTICLE_BUILDER}(${values.map(scriptLiteral).join(',')})\n`
}

/** A script that only says what is wrong; with another status than 200, browsers would run nothing. */
export function problemScript(problem: string, slug: string, site: Site): Reply {
  return {
    status: 200,
    type: 'text/javascript',
    body: `console.error(${scriptLiteral(`${scriptUrl(site, slug)}: ${problem}`)})\n`,
    headers: HEADERS,
    keys: [],
    copies: [],
    hasStatus: true,
  }
}

function scriptUrl(site: Site, slug: string): string {
  return pageUrl(site, 'embed', `${slug}.js`)
}
