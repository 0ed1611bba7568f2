import {defineConfig} from 'vite'

import {integrity} from './scripts/bundle/integrity.ts'
import {getSourcePath} from './scripts/bundle/source-path.ts'

/** Builds the script for pages in draft mode separately, so that it changes no file that visitors load. */
export default defineConfig({
  plugins: [integrity()],
  resolve: {conditions: ['module', 'browser', 'production']},
  define: {'process.env.NODE_ENV': '"production"'},
  build: {
    outDir: 'dist/cdn',
    license: {fileName: 'licenses-visual-editing.md'},
    emptyOutDir: false,
    target: 'es2023',
    sourcemap: true,
    modulePreload: false,
    lib: {
      entry: {'reader-article-visual-editing': 'src/visual-editing/visual-editing.cdn.ts'},
      formats: ['es'],
      fileName: (_format, name) => `${name}.js`,
    },
    rolldownOptions: {
      output: {
        minify: true,
        comments: false,
        sourcemapPathTransform: getSourcePath,
        codeSplitting: false,
      },
    },
  },
})
