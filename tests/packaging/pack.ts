import {execFile} from 'node:child_process'
import {join} from 'node:path'
import {promisify} from 'node:util'

const run = promisify(execFile)

/** A package as npm would publish it. */
export interface PackedPackage {
  readonly name: string
  readonly version: string
  readonly tarball: string
  /** The hash of the tarball, as registries publish it. */
  readonly integrity: string
}

/** What `npm pack` prints about a package. */
interface PackOutput {
  readonly name: string
  readonly version: string
  readonly filename: string
  readonly integrity: string
}

/** Packs the package in a folder into a tarball in another folder. */
export async function pack(source: string, destination: string): Promise<PackedPackage> {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', destination]
  const {stdout} = await run('npm', args, {cwd: source, maxBuffer: 64 * 1024 * 1024})
  const {name, version, filename, integrity} = onlyPackage(JSON.parse(stdout))
  return {name, version, tarball: join(destination, filename), integrity}
}

/** Returns npm's information about the packed package: npm prints a list, or since npm 12 a record by name. */
function onlyPackage(output: Record<string, PackOutput>): PackOutput {
  const [only] = Object.values(output)
  if (!only) {
    throw new Error('npm pack has packed nothing.')
  }
  return only
}
