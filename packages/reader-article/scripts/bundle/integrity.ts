import {createHash} from 'node:crypto'
import {readdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'

import type {Logger, Plugin} from 'vite'

/**
 * Writes `integrity.json` with the hash of each script in the folder, in the format of the `integrity`
 * attribute. Prints the hashes of the files that script tags load.
 *
 * Follows https://www.w3.org/TR/SRI/. It must be the last plugin, so that it hashes the final files.
 */
export function integrity(): Plugin {
  let logger: Logger
  return {
    name: 'integrity',
    configResolved(config) {
      logger = config.logger
    },
    async writeBundle({dir = ''}, bundle) {
      const hashes: Record<string, string> = {}
      for (const name of (await readdir(dir)).toSorted()) {
        if (!name.endsWith('.js')) {
          continue
        }
        const hash = createHash('sha384').update(await readFile(join(dir, name)))
        hashes[name] = `sha384-${hash.digest('base64')}`
        const file = bundle[name]
        if (file?.type === 'chunk' && file.isEntry) {
          logger.info(`${name} integrity="${hashes[name]}"`)
        }
      }
      await writeFile(join(dir, 'integrity.json'), `${JSON.stringify(hashes, null, 2)}\n`)
    },
  }
}
