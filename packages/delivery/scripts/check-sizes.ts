import {gzipSync} from 'node:zlib'

import {renderArticleNodes, THEME_NAMES, type ThemeName} from 'reader-article/ssr'

import {ARTICLE_BUILDER} from '../src/embed/article-builder.ts'
import {compactNode} from '../src/embed/compact-node.ts'
import {problemOfPlace, writeScript} from '../src/embed/embed-script.ts'

/** The limits of a one-file embed in bytes after gzip -9: its builder, and all but the article. */
const MAX_BUILDER_BYTES = 1000
const MAX_BYTES = 3000
/** What a theme may add. */
const MAX_THEME_BYTES = 300

const rendering = {projectId: 'abc123', dataset: 'production'}
const common = {title: 'T', body: ['Words.']}
/** Has contents, boxes and all else that needs more styles. */
const rare = {title: 'T', body: [{_type: 'callout', title: 'T', body: ['Words.']}]}

const sizes: readonly (readonly [name: string, bytes: number, maxBytes: number])[] = [
  ['builder', measure(ARTICLE_BUILDER), MAX_BUILDER_BYTES],
  ['code and styles', measureWithoutArticle(common), MAX_BYTES],
  ['… of an article with rare blocks', measureWithoutArticle(rare), MAX_BYTES],
  ...THEME_NAMES.map(
    (theme) =>
      [
        `… and the theme ${theme}`,
        measureWithoutArticle(rare, theme),
        MAX_BYTES + MAX_THEME_BYTES,
      ] as const,
  ),
]
for (const [name, bytes, maxBytes] of sizes) {
  console.log(`${name.padEnd(36)} ${String(bytes).padStart(6)} of ${maxBytes} bytes gzip`)
}
const tooLarge = sizes.filter(([, bytes, maxBytes]) => bytes > maxBytes)
if (tooLarge.length > 0) {
  console.error(`Over the limit: ${tooLarge.map(([name]) => name).join(', ')}.`)
  process.exitCode = 1
}

/** Measures a one-file embed whose tag and article are empty. */
function measureWithoutArticle(article: object, theme?: ThemeName): number {
  const styles = renderArticleNodes(compactNode, article, rendering, theme)?.styles ?? ''
  const problem = problemOfPlace('https://articles.example/embed/how-to-listen.js')
  return measure(writeScript([['reader-article', 0], styles, ['article', 0], problem]))
}

function measure(text: string): number {
  return gzipSync(text, {level: 9}).length
}
