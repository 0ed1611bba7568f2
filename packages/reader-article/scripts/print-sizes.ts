import {readdir, readFile} from 'node:fs/promises'
import {gzipSync} from 'node:zlib'

// Bytes, gzip -9: what a page downloads before anything lazy; the aim of the first is 9,000.
const BUDGETS: Readonly<Record<string, number>> = {
  'reader-article.js': 13_300,
  'reader-article-preload.js': 1550,
}
const LAZY_BUDGET = 2500

const folder = new URL('../dist/cdn/', import.meta.url)
const names = (await readdir(folder)).filter((name) => name.endsWith('.js')).toSorted()
let tooBig = false
for (const name of names) {
  const bytes = gzipSync(await readFile(new URL(name, folder)), {level: 9}).length
  const budget = BUDGETS[name] ?? LAZY_BUDGET
  if (bytes > budget) {
    tooBig = true
  }
  console.log(`${name.padEnd(36)} ${String(bytes).padStart(6)} of ${budget} bytes gzip`)
}

// A file that a page waits for must not wait for another; and a lazy one that imports the script
// would load it again, since the script's own address carries its configuration.
const STATIC_IMPORT = /(?:^|[;}])(?:import|export)\b[^;()]*?["'`](\.\/[^"'`]+)["'`]/
const chained: string[] = []
for (const name of names) {
  const imported = STATIC_IMPORT.exec(await readFile(new URL(name, folder), 'utf8'))?.[1]
  const waits = name === 'reader-article.js' || imported === './reader-article.js'
  if (imported && waits) {
    chained.push(`${name} imports ${imported}`)
  }
}

if (names.length === 0) {
  console.error('There is nothing to measure: run `npm run build -w reader-article` first.')
  process.exitCode = 1
} else if (tooBig && process.argv.includes('--check')) {
  console.error('A file is over its budget.')
  process.exitCode = 1
}
if (chained.length > 0) {
  console.error(`Files wait for each other: ${chained.join(', ')}; hand in what a lazy part needs.`)
  process.exitCode = 1
}
