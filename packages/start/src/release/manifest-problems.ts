import {satisfies, validRange} from 'semver'

import type {Manifest, Workspace} from './workspaces.ts'

/** What a published manifest is compared with. */
export interface ManifestExpectations {
  readonly root: Manifest
  /** The folder of the package in the repository. */
  readonly folder: string
  readonly workspaces: readonly Workspace[]
}

/**
 * Finds what is wrong with the package.json in a tarball: links to the workspace, ranges that other packages of the
 * release do not satisfy, and missing settings of provenance.
 */
export function findManifestProblems(
  manifest: Manifest,
  {root, folder, workspaces}: ManifestExpectations,
): readonly string[] {
  const problems: string[] = []
  const compare = (field: string, value: unknown, expected: unknown): void => {
    if (value !== expected) {
      problems.push(
        `has ${field} ${JSON.stringify(value)} in its package.json. Set it to ${JSON.stringify(expected)}.`,
      )
    }
  }
  compare('license', manifest.license, root.license)
  compare('homepage', manifest.homepage, root.homepage)
  compare('repository.url', manifest.repository?.url, root.repository?.url)
  compare('repository.directory', manifest.repository?.directory, folder)
  compare('engines.node', manifest.engines?.['node'], root.engines?.['node'])
  compare('publishConfig.access', manifest.publishConfig?.access, 'public')
  compare('publishConfig.provenance', manifest.publishConfig?.provenance, true)
  for (const field of ['dependencies', 'optionalDependencies', 'peerDependencies'] as const) {
    for (const [name, range] of Object.entries(manifest[field] ?? {})) {
      const problem = findRangeProblem(name, range, workspaces)
      if (problem !== undefined) {
        problems.push(`has ${name}@${range} in its ${field}, ${problem}`)
      }
    }
  }
  return problems
}

function findRangeProblem(
  name: string,
  range: string,
  workspaces: readonly Workspace[],
): string | undefined {
  if (validRange(range) === null || validRange(range) === '*') {
    return 'which does not say which versions work. Use a range such as ^1.2.3.'
  }
  const workspace = workspaces.find(({manifest}) => manifest.name === name)
  if (workspace?.manifest.private) {
    return 'which is private and not on the registry. Depend on published packages only.'
  }
  if (workspace && !satisfies(workspace.manifest.version, range)) {
    return `but that package has version ${workspace.manifest.version}. Run npm run release:version.`
  }
  return undefined
}
