import {createHash} from 'node:crypto'

import type {Logger, Plugin} from 'vite'

/**
 * Writes `integrity.json`, the hash of each file as a tag's `integrity` attribute has it, and prints
 * those of the files that tags name. Source: https://www.w3.org/TR/SRI/
 *
 * Comes last: what is hashed here is what a browser gets.
 */
export function integrity(): Plugin {
  let logger: Logger
  return {
    name: 'integrity',
    configResolved(config) {
      logger = config.logger
    },
    generateBundle(_options, bundle) {
      const hashes: Record<string, string> = {}
      for (const name of Object.keys(bundle).toSorted()) {
        const file = bundle[name]
        if (file?.type !== 'chunk') continue
        hashes[name] = `sha384-${createHash('sha384').update(file.code).digest('base64')}`
        if (file.isEntry) logger.info(`${name} integrity="${hashes[name]}"`)
      }
      const source = `${JSON.stringify(hashes, null, 2)}\n`
      this.emitFile({type: 'asset', fileName: 'integrity.json', source})
    },
  }
}
