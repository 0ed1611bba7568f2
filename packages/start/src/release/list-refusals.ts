import type {RepositoryState} from './repository-state.ts'
import type {Manifest} from './workspaces.ts'

/** Where the release runs, and its options. */
export interface ReleaseCircumstances {
  readonly state: RepositoryState
  readonly root: Manifest
  readonly registry: string
  readonly provenance: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Returns why nothing may be published, each with what would be right. */
export function listRefusals({
  state,
  root,
  registry,
  provenance,
  environment,
}: ReleaseCircumstances): readonly string[] {
  const refusals: string[] = []
  if (state.changedFiles.length > 0) {
    const files = state.changedFiles.map((line) => line.trim()).slice(0, 10)
    refusals.push(
      `The working tree has changes (${files.join(', ')}). Commit or remove them: a release is built from a commit.`,
    )
  }
  if (state.changesets.length > 0) {
    refusals.push(
      `Changesets are waiting: ${state.changesets.join(', ')}. Run npm run release:version, and commit the result.`,
    )
  }
  if (provenance && !canSign(environment)) {
    refusals.push(
      'Provenance can only be written by a continuous integration service that npm knows. Run the workflow .github/workflows/release.yml, or add --no-provenance for a registry of your own.',
    )
  }
  const {url = ''} = root.repository ?? {}
  if (provenance && /\.example(?:[/:]|$)/u.test(url)) {
    refusals.push(
      `The URL of the repository is a placeholder (${url}), which npm compares with the repository that has built the packages. Set it as 'URLs of the project' in .github/CONTRIBUTING.md says.`,
    )
  }
  if (!provenance && new URL(registry).hostname === 'registry.npmjs.org') {
    refusals.push(
      'Packages on registry.npmjs.org are published with provenance. Omit --no-provenance, or add --registry with the URL of a registry of your own.',
    )
  }
  return refusals
}

/** Whether npm finds an identity to sign with, as in GitHub Actions with `id-token: write` and in GitLab. */
function canSign(environment: Readonly<Record<string, string | undefined>>): boolean {
  return Boolean(environment['ACTIONS_ID_TOKEN_REQUEST_URL'] || environment['SIGSTORE_ID_TOKEN'])
}
