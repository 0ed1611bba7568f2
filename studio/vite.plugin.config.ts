import {defineConfig, type Plugin} from 'vite'

/** Builds the plugin `readerDesk()` for other Studios; all packages stay imports. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  base: './',
  plugins: [inlinePreviewPage()],
  worker: {format: 'es', rollupOptions: {output: {codeSplitting: false}}},
  build: {
    outDir: 'lib',
    minify: false,
    lib: {entry: 'index.ts', formats: ['es'], fileName: 'index'},
    rollupOptions: {external: /^[a-z@][^:]*$/u},
  },
})

/**
 * Puts the script of the preview's page into the module that shows the page. The bundlers of other Studios do not all
 * copy files that a package refers to.
 */
function inlinePreviewPage(): Plugin {
  return {
    name: 'inline-preview-page',
    generateBundle(_, bundle) {
      for (const [name, page] of Object.entries(bundle)) {
        if (page.type !== 'asset' || !/\/preview-page-[^/]+\.js$/u.test(name)) {
          continue
        }
        const url = `data:text/javascript;base64,${Buffer.from(page.source).toString('base64')}`
        for (const chunk of Object.values(bundle)) {
          if (chunk.type === 'chunk') {
            chunk.code = chunk.code.replace(
              `new URL("${name}", import.meta.url).href`,
              JSON.stringify(url),
            )
          }
        }
        delete bundle[name]
      }
    },
  }
}
