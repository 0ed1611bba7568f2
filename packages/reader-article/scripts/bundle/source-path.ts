import {dirname, relative, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))

/**
 * Names a source in a source map by its path in the repository, so that a map is the same on every
 * machine and in every folder.
 *
 * @param source - The path of the source, relative to the map.
 * @param map - The path of the map.
 */
export function sourcePath(source: string, map: string): string {
  return relative(ROOT, resolve(dirname(map), source)).replaceAll('\\', '/')
}
