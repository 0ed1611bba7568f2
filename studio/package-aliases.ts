import {fileURLToPath} from 'node:url'

const SOURCES = [
  [/^@reader-article\/content$/u, '../packages/content/src/index.ts'],
  [/^@reader-article\/import\/paste$/u, '../packages/import/src/paste.ts'],
] as const

// The aliases do not lead to the built packages: content's types are generated from the Studio's schema, so the schema
// must load before content can be built.
/** Vite aliases that resolve the packages that the Studio uses to their sources. */
export const packageAliases = SOURCES.map(([find, source]) => ({
  find,
  replacement: fileURLToPath(new URL(source, import.meta.url)),
}))
