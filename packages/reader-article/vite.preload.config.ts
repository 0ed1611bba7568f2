import {defineConfig} from 'vite'

import {compactQueries} from './scripts/bundle/compact-queries.ts'
import {integrity} from './scripts/bundle/integrity.ts'
import {minifyFurther} from './scripts/bundle/minify-further.ts'

/** The script that preloads; in a build of its own, since it must share no file with the elements. */
export default defineConfig({
  plugins: [compactQueries(), minifyFurther(), integrity()],
  build: {
    outDir: 'dist/cdn',
    emptyOutDir: false,
    target: 'es2023',
    modulePreload: false,
    lib: {
      entry: {'reader-article-preload': 'src/preload.cdn.ts'},
      formats: ['es'],
      fileName: (_format, name) => `${name}.js`,
    },
    rolldownOptions: {output: {minify: true}},
  },
})
