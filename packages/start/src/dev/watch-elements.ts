import {join} from 'node:path'

import {build} from 'vite'

import {ROOT} from '../root.ts'

const PACKAGE = join(ROOT, 'packages/reader-article')
const CONFIGS = ['vite.config.ts', 'vite.preload.config.ts']

/**
 * Builds the elements into a folder now and after each change of their sources.
 *
 * @param onChange - Called after each build except the first.
 */
export async function watchElements(folder: string, onChange: () => void): Promise<void> {
  for (const config of CONFIGS) {
    await watch(config, folder, onChange)
  }
}

async function watch(config: string, folder: string, onChange: () => void): Promise<void> {
  const watcher = await build({
    root: PACKAGE,
    configFile: join(PACKAGE, config),
    // The default loader bundles the configuration into a temporary file; its change would restart this process.
    configLoader: 'native',
    logLevel: 'error',
    clearScreen: false,
    build: {outDir: folder, emptyOutDir: false, watch: {}},
  })
  if (!('on' in watcher)) {
    throw new TypeError(`Vite does not watch ${config}`)
  }
  const {promise: isBuilt, resolve} = Promise.withResolvers<void>()
  let isFirst = true
  watcher.on('event', (event) => {
    if (event.code === 'ERROR') {
      console.error(event.error.message)
    }
    if (event.code === 'ERROR' || event.code === 'END') {
      if (!isFirst) {
        onChange()
      }
      isFirst = false
      resolve()
    }
  })
  await isBuilt
}
