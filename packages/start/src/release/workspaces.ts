import {glob, readFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'

/** The fields of a package.json that a release reads. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly license?: string
  readonly homepage?: string
  readonly repository?: {readonly type?: string; readonly url?: string; readonly directory?: string}
  readonly engines?: Readonly<Record<string, string>>
  readonly scripts?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly publishConfig?: {readonly access?: string; readonly provenance?: boolean}
}

/** A package of the repository. */
export interface Workspace {
  /** The folder, relative to the root, with slashes. */
  readonly folder: string
  readonly manifest: Manifest
}

/** Reads the manifests of all workspaces, sorted by folder. */
export async function readWorkspaces(root: string): Promise<readonly Workspace[]> {
  const {workspaces}: {workspaces: string[]} = await readJson(join(root, 'package.json'))
  const found: Workspace[] = []
  for await (const path of glob(
    workspaces.map((pattern) => `${pattern}/package.json`),
    {cwd: root},
  )) {
    const folder = dirname(path).replaceAll('\\', '/')
    found.push({folder, manifest: await readManifest(join(root, folder))})
  }
  return found.toSorted((a, b) => a.folder.localeCompare(b.folder, 'en'))
}

/** Reads the package.json of a folder. */
export async function readManifest(folder: string): Promise<Manifest> {
  return readJson(join(folder, 'package.json'))
}

/** Returns the workspaces that are published, each after those that it depends on. */
export function listPublished(workspaces: readonly Workspace[]): readonly Workspace[] {
  const published = workspaces.filter(({manifest}) => manifest.private !== true)
  const ordered = new Set<Workspace>()
  const add = (workspace: Workspace): void => {
    const {dependencies, optionalDependencies, peerDependencies} = workspace.manifest
    const names = Object.keys({...dependencies, ...optionalDependencies, ...peerDependencies})
    for (const needed of published) {
      if (names.includes(needed.manifest.name) && !ordered.has(needed)) {
        add(needed)
      }
    }
    ordered.add(workspace)
  }
  for (const workspace of published) {
    add(workspace)
  }
  return [...ordered]
}

async function readJson(file: string) {
  return JSON.parse(await readFile(file, 'utf8'))
}
