import {defineConfig} from 'vite'

import {integrity} from './scripts/bundle/integrity.ts'
import {keepQuery} from './scripts/bundle/keep-query.ts'
import {minifyStyles} from './scripts/bundle/minify-styles.ts'
import {sourcePath} from './scripts/bundle/source-path.ts'

const ELEMENTS = ['reader-status', 'reader-card', 'reader-articles', 'reader-directory']

export default defineConfig({
  plugins: [minifyStyles(), keepQuery(), integrity()],
  build: {
    outDir: 'dist/cdn',
    license: {fileName: 'licenses.md'},
    target: 'es2023',
    sourcemap: true,
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
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        // Licences are in licenses.md.
        comments: false,
        sourcemapPathTransform: sourcePath,
        chunkFileNames: 'reader-article-[name].js',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'elements',
              test: /\/(reader-content|fetch-reader|list-words|load-all-words|reader-queries|card-layout\.styles)\.[jt]s$/,
            },
            // What at least three files share. The entry of reader-article.js is one of these modules, so that they
            // are all in that file and no file waits for another one. What only the renderer and the extras share
            // is in the renderer.
            {name: 'core', minShareCount: 3},
          ],
        },
      },
    },
  },
})
