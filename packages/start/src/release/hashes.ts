import {createHash} from 'node:crypto'
import {readdir, readFile, writeFile} from 'node:fs/promises'
import {join, relative} from 'node:path'

/** Who can verify a file by its hashes. */
export interface FileHashes {
  readonly bytes: number
  /** In hexadecimal, as `sha256sum` prints it. */
  readonly sha256: string
  /** As registries publish it, and as the attribute `integrity` of a script tag contains it. */
  readonly integrity: string
}

/**
 * Returns the hashes of a file.
 *
 * @param algorithm - That of `integrity`.
 */
export async function hashFile(path: string, algorithm: 'sha384' | 'sha512'): Promise<FileHashes> {
  const content = await readFile(path)
  return {
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    integrity: `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`,
  }
}

/** Returns the hashes of all files of a folder by their path with slashes, sorted. */
export async function hashFolder(
  folder: string,
  algorithm: 'sha384' | 'sha512',
): Promise<Readonly<Record<string, FileHashes>>> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true})
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  const hashes: [string, FileHashes][] = []
  for (const path of paths.toSorted()) {
    hashes.push([path, await hashFile(join(folder, path), algorithm)])
  }
  return Object.fromEntries(hashes)
}

/** Writes `SHA256SUMS` with every file of a folder; `sha256sum --check SHA256SUMS` verifies them. */
export async function writeChecksums(folder: string): Promise<void> {
  const hashes = Object.entries(await hashFolder(folder, 'sha512'))
  const lines = hashes
    .filter(([path]) => path !== 'SHA256SUMS')
    .map(([path, {sha256}]) => `${sha256}  ${path}\n`)
  await writeFile(join(folder, 'SHA256SUMS'), lines.join(''))
}
