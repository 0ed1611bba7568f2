import {writeDataset, writeInstall} from './module-code.ts'
import {quoteString} from './quote-string.ts'
import {writeElementScript, writeThemeLink} from './script-tags.ts'
import type {Snippet, SnippetElement, SnippetOptions} from './snippet-options.ts'

/** Writes a module for a server that renders an article as HTML, with its data for search engines. */
export function writeServerSnippet(options: SnippetOptions): Snippet {
  const {element, source, link} = options
  const key = element.tag === 'reader-article' && element.pin === undefined ? 'slug' : 'pin'
  const isAbsolute = /^https?:/i.test(link.href ?? '')
  const url = isAbsolute ? `const url = ${quoteString(link.href ?? '')}\n` : ''
  const head = [...writeThemeLink(options), writeElementScript(options)]
  const code = `import {createReaderClient} from 'reader-article/client'
import {articleJsonLd, readArticle, renderArticle, serialiseJsonLd} from 'reader-article/ssr'

const dataset = ${writeDataset(source)}
const content = createReaderClient(dataset)
const ${key} = ${quoteString(keyOf(element))}
${url}
/** Returns the article as HTML; the element uses it and fetches nothing. */
export async function renderPage() {
  const result = await content.getArticle({${key}})
  const article = readArticle(result)
  const data = article && serialiseJsonLd(articleJsonLd(article${url && ', {url}'}))
  return [
    data ? \`<script type="application/ld+json">\${data}</script>\` : '',
    renderArticle(result, {${writeRendering(options, key)}}),
${head.map((line) => `    ${quoteString(line)},\n`).join('')}  ].join('\\n')
}
`
  return [writeInstall('@sanity/client'), {title: 'A module for your server', language: 'js', code}]
}

function writeRendering({element, lang, link}: SnippetOptions, key: string): string {
  const {hide = [], live = false} = element.tag === 'reader-article' ? element : {}
  return [
    '...dataset',
    key,
    ...(lang === undefined ? [] : [`lang: ${quoteString(lang)}`]),
    ...(hide.length > 0 ? [`hide: [${hide.map(quoteString).join(', ')}]`] : []),
    ...(live ? ['attributes: {live: true}'] : []),
    `fallback: ${quoteString(link.text)}`,
  ].join(', ')
}

function keyOf(element: SnippetElement): string {
  if (element.tag === 'reader-articles') {
    return element.readerPin
  }
  return element.tag === 'reader-article' && element.pin === undefined ? element.slug : element.pin
}
