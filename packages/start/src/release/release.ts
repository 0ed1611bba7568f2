import {copyFile, glob, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {basename, join, resolve} from 'node:path'

import {build} from '../build/build.ts'
import {findContentProblems} from './content-problems.ts'
import {hashFile, writeChecksums} from './hashes.ts'
import {findLicenceProblems, formatLicences, parseBundledPackages} from './licences.ts'
import {listInstalledWith, type LockedPackage, readLockfile} from './locked-packages.ts'
import {listRefusals} from './list-refusals.ts'
import {findManifestProblems} from './manifest-problems.ts'
import {type PackedPackage, packPackage} from './pack-package.ts'
import {publishPackages} from './publish-packages.ts'
import {openRegistry, type Registry} from './registry.ts'
import {ReleaseError} from './release-error.ts'
import type {ReleaseOptions} from './release-options.ts'
import {listUnreleased, readRepositoryState} from './repository-state.ts'
import {readCommand} from './run-command.ts'
import {listPublished, readManifest, readWorkspaces, type Workspace} from './workspaces.ts'
import {writeCdn} from './write-cdn.ts'

/** Where a release prints, and the variables of its environment. */
export interface ReleaseContext {
  readonly root: string
  readonly print: (line: string) => void
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** The package whose files pages load from a CDN. */
const ELEMENTS = 'reader-article'

/**
 * Builds, checks and packs all published packages, writes their hashes and the files for a CDN, and publishes them,
 * except in a dry run.
 *
 * @throws ReleaseError or BuildError with what has to be corrected.
 */
export async function release(options: ReleaseOptions, context: ReleaseContext): Promise<void> {
  const {root, print, environment} = context
  const rootManifest = await readManifest(root)
  const state = await readRepositoryState(root)
  const url = options.registry ?? (await readCommand(root, 'npm', ['config', 'get', 'registry']))
  const registry = openRegistry(url.trim(), root)
  const refusals = listRefusals({
    state,
    root: rootManifest,
    registry: registry.url,
    provenance: options.provenance,
    environment,
  })
  if (!options.dryRun) {
    await assertAllowed(refusals, registry, environment)
  }

  await build(root)
  print('Checking the packages with publint and Are the types wrong…')
  await readCommand(root, 'npm', ['run', '--silent', 'check:packages'])

  const out = options.out === undefined ? await createFolder('release') : resolve(options.out)
  const scratch = await createFolder('unpacked')
  try {
    const workspaces = await readWorkspaces(root)
    const packages = await packAll(root, workspaces, join(out, 'packages'), scratch)
    await check(packages, workspaces, context)
    const elements = packages.find(({workspace}) => workspace.manifest.name === ELEMENTS)
    if (elements) {
      await writeElements(
        elements,
        join(out, 'cdn'),
        options.cdnUrl ?? `${rootManifest.homepage}/cdn`,
      )
    }
    const artifacts = await packArtifacts(root, workspaces, join(out, 'artifacts'))
    await describe(packages, artifacts, state.commit, out, print)

    if (options.dryRun) {
      await printRefusals(refusals, context, listPublished(workspaces), state.changesets)
    } else {
      await publishPackages(packages, registry, {provenance: options.provenance, print})
    }
    print(`The tarballs, the files for a CDN and their hashes are in ${out}`)
  } finally {
    await rm(scratch, {recursive: true})
  }
}

async function assertAllowed(
  refusals: readonly string[],
  registry: Registry,
  environment: ReleaseContext['environment'],
): Promise<void> {
  // With a trusted publisher there is no user: npm exchanges the identity of the workflow for a token.
  const isTrusted = Boolean(environment['ACTIONS_ID_TOKEN_REQUEST_URL'])
  const login =
    isTrusted || (await registry.getUser()) !== undefined
      ? []
      : ['Nobody is logged in to the registry. Run npm login, with the --registry of this command.']
  const all = [...refusals, ...login]
  if (all.length > 0) {
    throw new ReleaseError(`Nothing has been published:\n- ${all.join('\n- ')}`)
  }
}

async function packAll(
  root: string,
  workspaces: readonly Workspace[],
  destination: string,
  scratch: string,
): Promise<readonly PackedPackage[]> {
  const packages: PackedPackage[] = []
  for (const workspace of listPublished(workspaces)) {
    packages.push(await packPackage(root, workspace, destination, scratch))
  }
  return packages
}

/** Throws all problems of all packages at once, and prints the licences of what is installed with them. */
async function check(
  packages: readonly PackedPackage[],
  workspaces: readonly Workspace[],
  {root, print}: ReleaseContext,
): Promise<void> {
  const license = await readFile(join(root, 'LICENSE'), 'utf8')
  const rootManifest = await readManifest(root)
  const lockfile = await readLockfile(root)
  const problems: string[] = []
  for (const {workspace, unpacked} of packages) {
    const {name} = workspace.manifest
    const manifest = await readManifest(unpacked)
    const installed = [
      ...listInstalledWith(lockfile, workspace.folder),
      ...(await readBundledPackages(unpacked)),
    ]
    const found = [
      ...(await findContentProblems(unpacked, {manifest, license, root})),
      ...findManifestProblems(manifest, {root: rootManifest, folder: workspace.folder, workspaces}),
      ...findLicenceProblems(installed).map(({message}) => `installs or contains ${message}`),
    ]
    problems.push(...found.map((problem) => `${name} ${problem}`))
    print(`\n${name}: ${installed.length} packages are installed with it or in its scripts`)
    for (const line of formatLicences(installed)) {
      print(`  ${line}`)
    }
  }
  const versions = new Set(packages.map(({workspace}) => workspace.manifest.version))
  if (versions.size > 1) {
    problems.push(
      `The packages have different versions (${[...versions].join(', ')}). Run npm run release:version.`,
    )
  }
  if (problems.length > 0) {
    throw new ReleaseError(`The packages cannot be published:\n- ${problems.join('\n- ')}`)
  }
}

/** Reads which packages are in the scripts of a package: the bundler lists their licences. */
async function readBundledPackages(unpacked: string): Promise<readonly LockedPackage[]> {
  const found: LockedPackage[] = []
  for await (const path of glob('dist/cdn/licenses*.md', {cwd: unpacked})) {
    found.push(...parseBundledPackages(await readFile(join(unpacked, path), 'utf8')))
  }
  return found
}

async function writeElements(
  {unpacked, workspace}: PackedPackage,
  cdn: string,
  cdnUrl: string,
): Promise<void> {
  const {version} = workspace.manifest
  // It exists after the build only.
  const {createSnippet} = await import('reader-article/snippets')
  const files = {scripts: `${cdnUrl}/${version}`, themes: `${cdnUrl}/${version}/themes`}
  await writeCdn(cdn, {unpacked, version}, (integrity) =>
    createSnippet({
      place: 'page',
      element: {tag: 'reader-article', slug: 'love-after-a-long-silence'},
      source: {projectId: 'abc123', dataset: 'production'},
      files: {...files, integrity},
      link: {
        text: 'Love After a Long Silence',
        href: 'https://advice.example/articles/love-after-a-long-silence',
      },
    })
      .map(({code}) => code)
      .join('\n'),
  )
}

/** Runs the script `pack` of private packages, such as a plugin of another system, and copies the archives. */
async function packArtifacts(
  root: string,
  workspaces: readonly Workspace[],
  destination: string,
): Promise<readonly string[]> {
  const artifacts: string[] = []
  for (const {folder, manifest} of workspaces) {
    if (!manifest.private || manifest.scripts?.['pack'] === undefined) {
      continue
    }
    await readCommand(join(root, folder), 'npm', ['run', '--silent', 'pack'])
    await mkdir(destination, {recursive: true})
    for await (const path of glob('dist/*.{zip,tgz}', {cwd: join(root, folder)})) {
      const target = join(destination, basename(path))
      await copyFile(join(root, folder, path), target)
      artifacts.push(target)
    }
  }
  return artifacts
}

/** Writes and prints the hashes of what has been packed. */
async function describe(
  packages: readonly PackedPackage[],
  artifacts: readonly string[],
  commit: string,
  out: string,
  print: (line: string) => void,
): Promise<void> {
  const described: object[] = []
  print('')
  for (const {workspace, tarball} of packages) {
    const {name, version} = workspace.manifest
    const hashes = await hashFile(tarball, 'sha512')
    described.push({name, version, file: `packages/${basename(tarball)}`, ...hashes})
    print(`${name}@${version}  ${hashes.bytes} bytes  ${hashes.integrity}`)
  }
  const others: object[] = []
  for (const path of artifacts) {
    const hashes = await hashFile(path, 'sha512')
    others.push({file: `artifacts/${basename(path)}`, ...hashes})
    print(`${basename(path)}  ${hashes.bytes} bytes  ${hashes.integrity}`)
  }
  const text = JSON.stringify({commit, packages: described, artifacts: others}, null, 2)
  await writeFile(join(out, 'release.json'), `${text}\n`)
  await writeChecksums(out)
}

async function printRefusals(
  refusals: readonly string[],
  {root, print}: ReleaseContext,
  published: readonly Workspace[],
  changesets: readonly string[],
): Promise<void> {
  if (changesets.length === 0) {
    for (const {name, commits} of await listUnreleased(root, published)) {
      print(
        `Hint: ${name} has ${commits} commits since its last release, and there is no changeset. If users notice them, run npx changeset.`,
      )
    }
  }
  print(
    refusals.length === 0
      ? '\nThe packages can be published. Nothing has been published, because this is a dry run.'
      : `\nThe packages are right. Nothing has been published, because this is a dry run. A release would be refused now:\n- ${refusals.join('\n- ')}`,
  )
}

function createFolder(name: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `reader-article-${name}-`))
}
