import {randomUUID} from 'node:crypto'
import {rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** The path of a folder that vanishes. */
export interface VanishingFolder {
  readonly path: string
  readonly remove?: () => void
}

const open = new Set<string>()
let removesAtExit = false

/**
 * Chooses the path of a folder among the temporary files, for assets of a Lake in memory: other processes read
 * their files. Nothing is created until there are files, and nothing is left when the process ends.
 */
export function createVanishingFolder(): VanishingFolder {
  const path = join(tmpdir(), `lake-assets-${randomUUID()}`)
  open.add(path)
  if (!removesAtExit) {
    removesAtExit = true
    process.once('exit', () => open.forEach(removeFolder))
  }
  return {path, remove: () => removeFolder(path)}
}

function removeFolder(path: string): void {
  open.delete(path)
  rmSync(path, {recursive: true, force: true})
}
