import {defineConfig, type Plugin} from 'vite'

import {workerAlias} from './package-aliases.ts'

/** Builds the plugin `readerDesk()` for other Studios; all packages stay imports. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  base: './',
  resolve: {alias: [workerAlias]},
  plugins: [inlineScripts()],
  worker: {format: 'es', rollupOptions: {output: {codeSplitting: false}}},
  build: {
    outDir: 'lib',
    minify: false,
    lib: {entry: 'index.ts', formats: ['es'], fileName: 'index'},
    rollupOptions: {external: /^[a-z@][^:]*$/u},
  },
})

/**
 * Puts the scripts of the preview's page and of the import's worker into the module that uses them. The bundlers of
 * other Studios do not all copy files that a package refers to.
 */
function inlineScripts(): Plugin {
  return {
    name: 'inline-scripts',
    generateBundle(_, bundle) {
      for (const [name, script] of Object.entries(bundle)) {
        if (script.type !== 'asset' || !/^assets\/[^/]+\.js$/u.test(name)) {
          continue
        }
        const url = `data:text/javascript;base64,${Buffer.from(script.source).toString('base64')}`
        for (const chunk of Object.values(bundle)) {
          if (chunk.type === 'chunk') {
            chunk.code = chunk.code.replaceAll(
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
