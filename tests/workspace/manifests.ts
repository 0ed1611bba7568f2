import {glob, readFile} from 'node:fs/promises'
import {join} from 'node:path'

/** The root folder of the workspace. */
export const ROOT = join(import.meta.dirname, '../..')

/** The fields of a package.json that the tests read. */
export interface Manifest {
  readonly private?: boolean
  readonly workspaces?: readonly string[]
  readonly scripts?: Readonly<Record<string, string>>
  readonly engines?: Readonly<Record<string, string>>
}

/** Returns every package.json of this workspace by its path, the root's first. */
export async function manifests(): Promise<ReadonlyMap<string, Manifest>> {
  const root = await readManifest('package.json')
  const found = new Map([['package.json', root]])
  const patterns = (root.workspaces ?? []).map((folder) => `${folder}/package.json`)
  for await (const path of glob(patterns, {cwd: ROOT})) {
    found.set(path, await readManifest(path))
  }
  return found
}

async function readManifest(path: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(ROOT, path), 'utf8'))
}
