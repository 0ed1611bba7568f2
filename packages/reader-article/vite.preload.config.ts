import {defineConfig} from 'vite'

import {integrity} from './scripts/bundle/integrity.ts'
import {sourcePath} from './scripts/bundle/source-path.ts'

/** The script that preloads: a separate build, since it must share no file with the elements. */
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
      output: {minify: true, comments: false, sourcemapPathTransform: sourcePath},
    },
  },
})
