import {fileURLToPath} from 'node:url'

// The sources and not the built package: content's types are generated from the Studio's schema,
// so the schema has to load before content can be built.
/** Where the vocabulary shared by all packages is found when the Studio is built or its schema read. */
export const contentSource = {
  find: /^@reader-article\/content$/u,
  replacement: fileURLToPath(new URL('../packages/content/src/index.ts', import.meta.url)),
}
