import {defineConfig} from 'vite'

import {integrity} from './scripts/bundle/integrity.ts'
import {keepQuery} from './scripts/bundle/keep-query.ts'
import {minifyStyles} from './scripts/bundle/minify-styles.ts'

const ELEMENTS = ['reader-status', 'reader-card', 'reader-articles', 'reader-directory']

export default defineConfig({
  plugins: [minifyStyles(), keepQuery(), integrity()],
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
      // What all files share is in reader-article.js, so that a page needs no second round trip for it.
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        // Licences are in licenses.md.
        comments: false,
        chunkFileNames: 'reader-article-[name].js',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'elements',
              test: /\/(reader-content|fetch-reader|list-words|load-all-words|reader-queries|card-layout\.styles)\.[jt]s$/,
            },
          ],
        },
      },
    },
  },
})
