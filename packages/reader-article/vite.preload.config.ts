import {defineConfig} from 'vite'

import {integrity} from './scripts/bundle/integrity.ts'
import {getSourcePath} from './scripts/bundle/source-path.ts'

/** Builds the preloading script separately, since it must share no file with the elements. */
export default defineConfig({
  plugins: [integrity()],
  build: {
    outDir: 'dist/cdn',
    emptyOutDir: false,
    target: 'es2023',
    sourcemap: true,
    modulePreload: false,
    lib: {
      entry: {'reader-article-preload': 'src/preload.cdn.ts'},
      formats: ['es'],
      fileName: (_format, name) => `${name}.js`,
    },
    rolldownOptions: {
      output: {minify: true, comments: false, sourcemapPathTransform: getSourcePath},
    },
  },
})
