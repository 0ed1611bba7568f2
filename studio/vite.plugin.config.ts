import {defineConfig} from 'vite'

/** Builds the plugin `readerDesk()` for other Studios; all packages stay imports. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    outDir: 'lib',
    minify: false,
    lib: {entry: 'index.ts', formats: ['es'], fileName: 'index'},
    rollupOptions: {external: /^[a-z@][^:]*$/u},
  },
})
