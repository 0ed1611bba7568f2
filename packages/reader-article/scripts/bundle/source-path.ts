import {dirname, relative, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))

/**
 * Returns the path of a source in the repository. With such paths, a source map is the same on every
 * machine and in every folder.
 *
 * @param source - The path of the source, relative to the map.
 * @param map - The path of the map.
 */
export function getSourcePath(source: string, map: string): string {
  return relative(ROOT, resolve(dirname(map), source)).replaceAll('\\', '/')
}
