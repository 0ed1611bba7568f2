import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'

import {ReleaseError} from './release-error.ts'
import {readCommand} from './run-command.ts'
import type {Workspace} from './workspaces.ts'

/** A published package in a tarball, and unpacked. */
export interface PackedPackage {
  readonly workspace: Workspace
  readonly tarball: string
  /** The folder with the tarball's files. */
  readonly unpacked: string
}

/** What `npm pack` prints about a package. */
interface PackOutput {
  readonly filename: string
}

/**
 * Packs a package as npm publishes it, and unpacks the tarball.
 *
 * @param destination - The folder for the tarball.
 * @param scratch - A folder for the unpacked files.
 * @throws ReleaseError
 */
export async function packPackage(
  root: string,
  workspace: Workspace,
  destination: string,
  scratch: string,
): Promise<PackedPackage> {
  const source = join(root, workspace.folder)
  if (workspace.manifest.scripts?.['prepack'] !== undefined) {
    // `npm pack` would mix the output of the script with its own.
    await readCommand(source, 'npm', ['run', '--silent', 'prepack'])
  }
  await mkdir(destination, {recursive: true})
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', destination]
  // npm prints a list, or since npm 12 a record by name.
  const output: Record<string, PackOutput> = JSON.parse(await readCommand(source, 'npm', args))
  const [packed] = Object.values(output)
  if (!packed) {
    throw new ReleaseError(`npm pack has packed nothing in ${workspace.folder}.`)
  }
  const tarball = join(destination, packed.filename)
  const unpacked = join(scratch, workspace.folder)
  await mkdir(unpacked, {recursive: true})
  await readCommand(unpacked, 'tar', ['-xzf', tarball, '--strip-components=1'])
  return {workspace, tarball, unpacked}
}
