import {cp, mkdir, readdir, readFile, writeFile} from 'node:fs/promises'
import {existsSync} from 'node:fs'
import {join} from 'node:path'

import {compare, parse, prerelease} from 'semver'

import {hashFolder, type FileHashes} from './hashes.ts'
import {ReleaseError} from './release-error.ts'

/** The files of a version on a CDN. */
export interface CdnVersion {
  readonly version: string
  /** Its folder. */
  readonly folder: string
  /** The hashes of its files by path. */
  readonly files: Readonly<Record<string, FileHashes>>
}

/** Returns the HTML that a page pastes to load the elements. */
export type WriteScriptTags = (integrity: Readonly<Record<string, string>>) => string

/**
 * Adds the files of a version to the folder of a CDN: `0.1.0/` with the scripts, their `integrity.json`, the themes and
 * script tags to copy; and for all versions the `manifest.json`, the `_headers` and the `_redirects`.
 *
 * Files of a version never change. `0.1/` is a redirect to its newest patch instead of a copy, so that the files that a
 * script loads lazily are of its own version.
 *
 * @param unpacked - The folder of the package `reader-article`.
 * @throws ReleaseError if the version is already there with other files.
 */
export async function writeCdn(
  cdn: string,
  {unpacked, version}: {readonly unpacked: string; readonly version: string},
  writeScriptTags: WriteScriptTags,
): Promise<CdnVersion> {
  const scratch = join(unpacked, '.cdn')
  await cp(join(unpacked, 'dist/cdn', version), scratch, {recursive: true})
  await cp(join(unpacked, 'themes'), join(scratch, 'themes'), {recursive: true})
  const integrity = JSON.parse(await readFile(join(scratch, 'integrity.json'), 'utf8'))
  await writeFile(join(scratch, 'script-tags.html'), writeScriptTags(integrity))

  const folder = join(cdn, version)
  if (existsSync(folder)) {
    await assertSame(scratch, folder, version)
  } else {
    await mkdir(cdn, {recursive: true})
    await cp(scratch, folder, {recursive: true})
  }
  await writeIndex(cdn)
  return {version, folder, files: await hashFolder(folder, 'sha384')}
}

/**
 * Returns which version each shortened version means, such as `0.1` the version 0.1.3.
 *
 * Before 1.0 a minor version may break something, so `0` has no meaning.
 */
export function listAliases(versions: readonly string[]): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>()
  for (const version of versions.toSorted(compare)) {
    const {major, minor} = parse(version) ?? {}
    if (major === undefined || prerelease(version)) {
      continue
    }
    aliases.set(`${major}.${minor}`, version)
    if (major > 0) {
      aliases.set(String(major), version)
    }
  }
  return aliases
}

async function assertSame(built: string, published: string, version: string): Promise<void> {
  const [now, before] = [await hashFolder(built, 'sha384'), await hashFolder(published, 'sha384')]
  const differing = Object.keys({...now, ...before}).filter(
    (path) => now[path]?.integrity !== before[path]?.integrity,
  )
  if (differing.length > 0) {
    throw new ReleaseError(
      `${published} differs from what has been built: ${differing.join(', ')}. The files of a version never change: make a new version with npm run release:version, or use another --out if ${version} has not been published.`,
    )
  }
}

async function writeIndex(cdn: string): Promise<void> {
  const entries = await readdir(cdn, {withFileTypes: true})
  const versions = entries
    .flatMap((entry) => (entry.isDirectory() && parse(entry.name) ? [entry.name] : []))
    .toSorted(compare)
  const aliases = listAliases(versions)
  const files: [string, Readonly<Record<string, FileHashes>>][] = []
  for (const version of versions) {
    files.push([version, await hashFolder(join(cdn, version), 'sha384')])
  }
  const manifest = {aliases: Object.fromEntries(aliases), versions: Object.fromEntries(files)}
  await writeFile(join(cdn, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  const redirects = [...aliases].map(([alias, version]) => `/${alias}/* /${version}/:splat 302\n`)
  await writeFile(join(cdn, '_redirects'), redirects.join(''))
  const headers = versions.map(
    (version) => `/${version}/*\n  Cache-Control: public, max-age=31536000, immutable\n`,
  )
  await writeFile(
    join(cdn, '_headers'),
    `/*\n  Access-Control-Allow-Origin: *\n  X-Content-Type-Options: nosniff\n${headers.join('')}`,
  )
}
