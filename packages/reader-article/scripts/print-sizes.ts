import {readdir, readFile} from 'node:fs/promises'
import {gzipSync} from 'node:zlib'

// reader-article.js has Lit's whole base class (2.6 kB) and the code that several elements share. A page with an
// article loads the renderer too: 17,700 bytes in all. See Decisions in the README.
/** The limits of the files that script tags load, in bytes after gzip -9. */
const MAX_BYTES: Readonly<Record<string, number>> = {
  'reader-article.js': 13_300,
  'reader-article-renderer.js': 4400,
  'reader-article-preload.js': 1800,
  // Contents, related articles, rare blocks and very long paragraphs, which few articles have.
  'reader-article-node-extras.js': 3000,
  // Only pages in draft mode load it; most of it is Sanity's code for messages between windows.
  'reader-article-visual-editing.js': 28_000,
}
/** The limit of each other file: 2,500 bytes after gzip -9, and the comment with the name of its source map. */
const MAX_LAZY_BYTES = 2550

const folder = new URL('../dist/cdn/', import.meta.url)
const names = (await readdir(folder)).filter((name) => name.endsWith('.js')).toSorted()
const tooLarge: string[] = []
for (const name of names) {
  const bytes = gzipSync(await readFile(new URL(name, folder)), {level: 9}).length
  const maxBytes = MAX_BYTES[name] ?? MAX_LAZY_BYTES
  if (bytes > maxBytes) {
    tooLarge.push(name)
  }
  console.log(`${name.padEnd(36)} ${String(bytes).padStart(6)} of ${maxBytes} bytes gzip`)
}

if (names.length === 0) {
  console.error('There are no files to measure. Run `npm run build -w reader-article` first.')
  process.exitCode = 1
} else if (tooLarge.length > 0 && process.argv.includes('--check')) {
  console.error(`Over the limit: ${tooLarge.join(', ')}. See 'Sizes' in .github/CONTRIBUTING.md.`)
  process.exitCode = 1
}
