import {fileURLToPath} from 'node:url'

// The alias does not lead to the built package: content's types are generated from the Studio's schema, so the schema must
// load before content can be built.
/** A Vite alias that resolves `@reader-article/content` to its sources. */
export const contentAlias = {
  find: /^@reader-article\/content$/u,
  replacement: fileURLToPath(new URL('../packages/content/src/index.ts', import.meta.url)),
}
