import {createHash} from 'node:crypto'
import {readdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'

import type {Logger, Plugin} from 'vite'

/**
 * Writes `integrity.json`, the hash of each file in the folder as a tag's `integrity` attribute has it,
 * and prints those of the files that tags name. Source: https://www.w3.org/TR/SRI/
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
