import {readdir, readFile} from 'node:fs/promises'
import {gzipSync} from 'node:zlib'

// In bytes, gzip -9. The first two are what tags name; every other file is loaded lazily.
// reader-article.js has Lit's whole base class (2.6 kB) and what an ordinary article needs before it is on
// screen; to load any of that lazily would cost a round trip. See Decisions in the README.
const BUDGETS: Readonly<Record<string, number>> = {
  'reader-article.js': 14_400,
  'reader-article-preload.js': 1750,
}
const LAZY_BUDGET = 2500

const folder = new URL('../dist/cdn/', import.meta.url)
const names = (await readdir(folder)).filter((name) => name.endsWith('.js')).toSorted()
let isOverBudget = false
for (const name of names) {
  const bytes = gzipSync(await readFile(new URL(name, folder)), {level: 9}).length
  const budget = BUDGETS[name] ?? LAZY_BUDGET
  if (bytes > budget) {
    isOverBudget = true
  }
  console.log(`${name.padEnd(36)} ${String(bytes).padStart(6)} of ${budget} bytes gzip`)
}

if (names.length === 0) {
  console.error('There is nothing to measure: run `npm run build -w reader-article` first.')
  process.exitCode = 1
} else if (isOverBudget && process.argv.includes('--check')) {
  console.error('A file is over its budget.')
  process.exitCode = 1
}
