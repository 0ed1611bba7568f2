import {fileURLToPath} from 'node:url'

import {defineConfig} from 'vite'

import {compactQueries} from './scripts/bundle/compact-queries.ts'
import {compactStyles} from './scripts/bundle/compact-styles.ts'
import {integrity} from './scripts/bundle/integrity.ts'
import {keepQuery} from './scripts/bundle/keep-query.ts'
import {leanLit} from './scripts/bundle/lean-lit.ts'
import {minifyFurther} from './scripts/bundle/minify-further.ts'
import {shortExports} from './scripts/bundle/short-exports.ts'

const ELEMENTS = ['reader-status', 'reader-card', 'reader-articles', 'reader-directory']

export default defineConfig({
  plugins: [
    compactStyles(),
    compactQueries(),
    leanLit(),
    keepQuery(),
    minifyFurther(),
    shortExports('reader-article.js'),
    integrity(),
  ],
  resolve: {
    alias: [
      // Lit's own module for style sheets carries what browsers of years ago needed.
      {
        find: /^(\.|@lit\/reactive-element)\/css-tag\.js$/,
        replacement: fileURLToPath(new URL('src/style-sheet.ts', import.meta.url)),
      },
    ],
  },
  build: {
    outDir: 'dist/cdn',
    license: {fileName: 'licenses.md'},
    target: 'es2023',
    modulePreload: false,
    lib: {
      entry: {
        'reader-article': 'src/cdn.ts',
        ...Object.fromEntries(ELEMENTS.map((tag) => [tag, `src/${tag}/${tag}.cdn.ts`])),
      },
      formats: ['es'],
      fileName: (_format, name) => `${name}.js`,
    },
    rolldownOptions: {
      // What all files share stays in reader-article.js, so that it needs no second round trip.
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        chunkFileNames: 'reader-article-[name].js',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'elements',
              test: /\/(all-words-element|single-reader|load-reader|list-words|load-all-words|reader-queries|card-layout\.styles)\.[jt]s$/,
            },
          ],
        },
      },
    },
  },
})
