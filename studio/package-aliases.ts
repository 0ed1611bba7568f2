import {fileURLToPath} from 'node:url'

const SOURCES = [
  [/^@reader-article\/content$/u, 'content/src/index.ts'],
  [/^@reader-article\/import\/paste$/u, 'import/src/paste.ts'],
  [/^@reader-article\/import\/read$/u, 'import/src/read/index.ts'],
  [/^@reader-article\/import\/plan$/u, 'import/src/plan/index.ts'],
  [/^reader-article$/u, 'reader-article/src/index.ts'],
] as const

// In a browser build, this package needs a document, which a worker has not.
/** A Vite alias for code in workers. */
export const workerAlias = {
  find: /^decode-named-character-reference$/u,
  replacement: fileURLToPath(import.meta.resolve('decode-named-character-reference')),
}

// The aliases do not lead to the built packages: content's types are generated from the Studio's schema, so the schema
// must load before content can be built, and the elements are built while the Studio is.
/** Vite aliases that resolve the packages that the Studio uses to their sources, for pages and workers. */
export const packageAliases = [
  ...SOURCES.map(([find, source]) => ({
    find,
    replacement: fileURLToPath(new URL(`../packages/${source}`, import.meta.url)),
  })),
  workerAlias,
]
