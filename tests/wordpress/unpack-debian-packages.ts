import {execFile} from 'node:child_process'
import {access, mkdir, rename, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

const run = promisify(execFile)
/** Milliseconds that a command may take. */
const MAX_TIME = 300_000
const KEYS = '/usr/share/keyrings/debian-archive-keyring.gpg'
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/wordpress', import.meta.url))

/** Packages of Debian to unpack. */
export interface DebianPackages {
  /** The name of the folder. */
  readonly folder: string
  readonly names: readonly string[]
  /** Whether packages that are not installed and that these depend on are unpacked too. */
  readonly hasDependencies?: boolean
  /** Such as 'testing'; by default the release of this machine. */
  readonly suite?: string
}

/**
 * Downloads packages of Debian and unpacks them in a folder, without installing anything: packages of servers start
 * them. The folder stays for the next time.
 *
 * @returns The folder, or undefined if the packages cannot be had.
 */
export async function unpackDebianPackages(packages: DebianPackages): Promise<string | undefined> {
  const folder = join(CACHE, packages.folder)
  if (await exists(folder)) {
    return folder
  }
  const parts = `${folder}.parts`
  try {
    await rm(parts, {recursive: true, force: true})
    await mkdir(join(parts, 'archives/partial'), {recursive: true})
    await download(packages, parts)
    // In a shell, because the names of the files are known only to apt.
    await run(
      'sh',
      ['-c', 'mkdir files && for each in archives/*.deb; do dpkg -x "$each" files; done'],
      {
        cwd: parts,
        timeout: MAX_TIME,
      },
    )
    await rename(join(parts, 'files'), folder)
    return folder
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return undefined
  } finally {
    await rm(parts, {recursive: true, force: true})
  }
}

async function download(
  {names, hasDependencies, suite}: DebianPackages,
  parts: string,
): Promise<void> {
  const options = suite === undefined ? [] : await configureSuite(suite, parts)
  const archives = join(parts, 'archives')
  const apt = (...args: readonly string[]) =>
    run('apt-get', [...options, '-qq', ...args], {
      cwd: archives,
      timeout: MAX_TIME,
      env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
    })
  const fetchPackages = () =>
    hasDependencies
      ? apt(
          '-o',
          `Dir::Cache::archives=${archives}`,
          '-o',
          'Debug::NoLocking=1',
          'install',
          '-y',
          '--download-only',
          '--no-install-recommends',
          ...names,
        )
      : apt('download', ...names)
  try {
    await fetchPackages()
  } catch {
    await apt('update')
    await fetchPackages()
  }
}

/** Returns options with which apt reads another release from the mirror of this machine, and leaves its own lists. */
async function configureSuite(suite: string, parts: string): Promise<readonly string[]> {
  const format = '$(REPO_URI)\t$(LABEL)'
  const {stdout} = await run('apt-get', ['indextargets', '--format', format])
  const [mirror] =
    stdout
      .split('\n')
      .map((line) => line.split('\t'))
      .find(([, label]) => label === 'Debian') ?? []
  if (mirror === undefined) {
    throw new Error('apt knows no mirror of Debian.')
  }
  const sources = join(parts, 'sources')
  await mkdir(join(parts, 'lists/partial'), {recursive: true})
  await mkdir(sources)
  await writeFile(
    join(sources, 'suite.sources'),
    `Types: deb\nURIs: ${mirror}\nSuites: ${suite}\nComponents: main\n${(await exists(KEYS)) ? `Signed-By: ${KEYS}\n` : ''}`,
  )
  return [
    'Dir::Etc::sourcelist=/dev/null',
    `Dir::Etc::sourceparts=${sources}`,
    `Dir::State::lists=${join(parts, 'lists')}`,
    'Dir::Cache::pkgcache=',
    'Dir::Cache::srcpkgcache=',
  ].flatMap((option) => ['-o', option])
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
