import {readdir, readFile} from 'node:fs/promises'

import {findNewCssFeatures} from './browsers/css-features.ts'
import {findNewScriptFeatures} from './browsers/js-features.ts'

/**
 * Checks the table of browser features in the README. Every feature that the published files use and that
 * one of the oldest browsers lacks must have a row, and every row must be for such a feature.
 */
const PACKAGE = new URL('../', import.meta.url)
const read = (file: string) => readFile(new URL(file, PACKAGE), 'utf8')
const listFiles = async (folder: string, ending: string) =>
  (await readdir(new URL(folder, PACKAGE))).filter((name) => name.endsWith(ending))

/** Runs only beside the Studio, in the browsers that the Studio supports. */
const FOR_EDITORS = 'reader-article-visual-editing.js'

const readme = await read('README.md')
const rows = new Set(
  [...readme.matchAll(/^\| `((?:css|api|javascript)\.[^`]+)` \|/gm)].map(([, key = '']) => key),
)

const used: (readonly string[])[] = []
const {renderArticle} = await import('reader-article/ssr')
const html = renderArticle(
  {title: 'T'},
  {projectId: 'abc123', dataset: 'production', shadow: false},
)
const styleSheets = [/<style>(.*)<\/style>/s.exec(html)?.[1] ?? '']
for (const name of await listFiles('themes/', '.css')) {
  styleSheets.push(await read(`themes/${name}`))
}
const scripts = new Map<string, string>()
for (const name of await listFiles('dist/cdn/', '.js')) {
  if (name === FOR_EDITORS) {
    continue
  }
  scripts.set(name, await read(`dist/cdn/${name}`))
}
const inScripts = findNewScriptFeatures(scripts)
used.push(...inScripts.features)
styleSheets.push(...inScripts.styleSheets)
for (const css of styleSheets) {
  used.push(...[...findNewCssFeatures(css)].map((key) => [key]))
}

const missing = new Set(
  used.filter((keys) => !keys.some((key) => rows.has(key))).map((keys) => keys.join(' or ')),
)
const unused = [...rows].filter((key) => !used.some((keys) => keys.includes(key)))
for (const key of missing) {
  console.error(
    `${key} is newer than the oldest browsers. Add a row to 'Browsers' in the README that says what happens without it.`,
  )
}
for (const key of unused) {
  console.error(
    `${key} is in the README's table of browser features, but no published file uses it. Remove the row.`,
  )
}
if (missing.size > 0 || unused.length > 0 || used.length === 0) {
  process.exitCode = 1
}
