import {defineConfig} from 'vite'

import {integrity} from './scripts/bundle/integrity.ts'
import {keepQuery} from './scripts/bundle/keep-query.ts'
import {minifyStyles} from './scripts/bundle/minify-styles.ts'
import {getSourcePath} from './scripts/bundle/source-path.ts'

const ELEMENTS = ['reader-status', 'reader-card', 'reader-articles', 'reader-directory']

export default defineConfig({
  plugins: [minifyStyles(), keepQuery(), integrity()],
  // Vite would choose Lit's code for development if NODE_ENV is set, as Vitest sets it.
  resolve: {conditions: ['module', 'browser', 'production']},
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
        sourcemapPathTransform: getSourcePath,
        chunkFileNames: 'reader-article-[name].js',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'elements',
              test: /\/(reader-content|fetch-reader|list-words|load-all-words|reader-queries|card-layout\.styles)\.[jt]s$/,
            },
            // Modules that at least three files share. The entry of reader-article.js is one of them, so all of them
            // are in that file, and no file waits for another one. Modules that only the renderer and the extras
            // share are in the renderer.
            {name: 'core', minShareCount: 3},
          ],
        },
      },
    },
  },
})
