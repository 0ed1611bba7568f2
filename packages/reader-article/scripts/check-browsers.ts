import {readdir, readFile} from 'node:fs/promises'

import {newCssFeatures} from './browsers/css-features.ts'
import {newScriptFeatures} from './browsers/js-features.ts'

// Every feature that the oldest browsers lack has a row in the README's table, with what happens without
// it; and every row is of a feature that the published files use.
const PACKAGE = new URL('../', import.meta.url)
const read = (file: string) => readFile(new URL(file, PACKAGE), 'utf8')
const list = async (folder: string, ending: string) =>
  (await readdir(new URL(folder, PACKAGE))).filter((name) => name.endsWith(ending))

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
for (const name of await list('themes/', '.css')) {
  styleSheets.push(await read(`themes/${name}`))
}
const scripts = new Map<string, string>()
for (const name of await list('dist/cdn/', '.js')) {
  scripts.set(name, await read(`dist/cdn/${name}`))
}
const inScripts = newScriptFeatures(scripts)
used.push(...inScripts.features)
styleSheets.push(...inScripts.styleSheets)
for (const css of styleSheets) {
  used.push(...[...newCssFeatures(css)].map((key) => [key]))
}

const missing = new Set(
  used.filter((keys) => !keys.some((key) => rows.has(key))).map((keys) => keys.join(' or ')),
)
const unused = [...rows].filter((key) => !used.some((keys) => keys.includes(key)))
for (const key of missing) {
  console.error(
    `${key} is newer than the oldest browsers. Add a row to 'Browsers' in the README, with what happens without it.`,
  )
}
for (const key of unused) {
  console.error(`${key} is in the README's table of browser features, and nothing uses it.`)
}
if (missing.size > 0 || unused.length > 0 || used.length === 0) {
  process.exitCode = 1
}
