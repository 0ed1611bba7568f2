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
  readonly homepage?: string
  readonly bugs?: {readonly url: string}
  readonly repository?: {readonly type: string; readonly url: string; readonly directory?: string}
}

/** Reads every package.json of this workspace; returns them by path, the root's first. */
export async function readManifests(): Promise<ReadonlyMap<string, Manifest>> {
  const root = await readManifest('package.json')
  const manifests = new Map([['package.json', root]])
  const patterns = (root.workspaces ?? []).map((folder) => `${folder}/package.json`)
  for await (const path of glob(patterns, {cwd: ROOT})) {
    manifests.set(path, await readManifest(path))
  }
  return manifests
}

async function readManifest(path: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(ROOT, path), 'utf8'))
}
