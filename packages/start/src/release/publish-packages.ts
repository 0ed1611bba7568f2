import {hashFile} from './hashes.ts'
import type {PackedPackage} from './pack-package.ts'
import type {Registry} from './registry.ts'
import {ReleaseError} from './release-error.ts'

/**
 * Publishes packages in their order. Versions that the registry already has are skipped, so that a release that has
 * failed in the middle can be repeated.
 *
 * @throws ReleaseError with what has been published, and how to continue.
 */
export async function publishPackages(
  packages: readonly PackedPackage[],
  registry: Registry,
  {provenance, print}: {readonly provenance: boolean; readonly print: (line: string) => void},
): Promise<void> {
  const missing = await listMissing(packages, registry, print)
  for (const [index, {tarball, workspace}] of missing.entries()) {
    const {name, version} = workspace.manifest
    try {
      await registry.publish(tarball, version, {provenance})
    } catch (error) {
      const waiting = missing.slice(index).map(({workspace: {manifest}}) => manifest.name)
      throw new ReleaseError(
        `${error instanceof Error ? error.message : String(error)}\nNot published yet: ${waiting.join(', ')}. Correct the cause above and run the command again on the same commit: versions that are already published are skipped.`,
        {cause: error},
      )
    }
    print(`${name}@${version}: published`)
  }
}

/** Returns the packages that the registry lacks, before anything is published. */
async function listMissing(
  packages: readonly PackedPackage[],
  registry: Registry,
  print: (line: string) => void,
): Promise<readonly PackedPackage[]> {
  const missing: PackedPackage[] = []
  for (const each of packages) {
    const {name, version} = each.workspace.manifest
    const published = await registry.getIntegrity(name, version)
    if (published === undefined) {
      missing.push(each)
      continue
    }
    const {integrity} = await hashFile(each.tarball, 'sha512')
    if (published !== integrity) {
      throw new ReleaseError(
        `${registry.url} has ${name}@${version} with other content (${published}; built: ${integrity}). A published version never changes: check out the commit that it was published from, or make a new version with npm run release:version.`,
      )
    }
    print(`${name}@${version}: already published`)
  }
  return missing
}
