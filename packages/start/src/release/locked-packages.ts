import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

/** A package that npm installs. */
export interface LockedPackage {
  readonly name: string
  readonly version: string
  /** The licence in its package.json. */
  readonly license: string | undefined
}

/** An entry of package-lock.json, version 3. */
export interface LockEntry {
  readonly name?: string
  readonly version?: string
  readonly license?: string
  readonly link?: boolean
  readonly resolved?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** The entries of package-lock.json by path, such as `node_modules/semver`. */
export type Lockfile = ReadonlyMap<string, LockEntry>

/** Reads the package-lock.json of a folder. */
export async function readLockfile(root: string): Promise<Lockfile> {
  const {packages}: {packages: Record<string, LockEntry>} = JSON.parse(
    await readFile(join(root, 'package-lock.json'), 'utf8'),
  )
  return new Map(Object.entries(packages))
}

/**
 * Returns the packages that are installed with a package, for every operating system: its dependencies and optional
 * dependencies, and theirs, sorted. Peers are omitted, because the user's project chooses them.
 *
 * @param folder - The folder of a workspace.
 * @throws Error if the lockfile lacks a dependency.
 */
export function listInstalledWith(lockfile: Lockfile, folder: string): readonly LockedPackage[] {
  const seen = new Set<string>()
  const queue = [folder]
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) {
      continue
    }
    seen.add(path)
    const {dependencies, optionalDependencies} = lockfile.get(path) ?? {}
    for (const name of Object.keys({...dependencies, ...optionalDependencies})) {
      queue.push(resolve(lockfile, path, name))
    }
  }
  seen.delete(folder)
  const found = [...seen].map((path) => {
    const {
      name = path.split('node_modules/').at(-1) ?? path,
      version = '',
      license,
    } = lockfile.get(path) ?? {}
    return {name, version, license}
  })
  return found.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** Finds the entry of a dependency, as Node does: in the nearest folder that has it. */
function resolve(lockfile: Lockfile, from: string, name: string): string {
  for (let folder: string | undefined = from; folder !== undefined; folder = getParent(folder)) {
    const path = `${folder && `${folder}/`}node_modules/${name}`
    const entry = lockfile.get(path)
    if (entry) {
      return entry.link && entry.resolved !== undefined ? entry.resolved : path
    }
  }
  throw new Error(
    `package-lock.json has no ${name}, which ${from} depends on. Run npm install, and commit the file.`,
  )
}

/** Returns the folder whose node_modules Node searches next. */
function getParent(path: string): string | undefined {
  if (path === '') {
    return undefined
  }
  const end = path.lastIndexOf('/node_modules/')
  return end === -1 ? '' : path.slice(0, end)
}
