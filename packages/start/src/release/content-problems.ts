import {readdir, readFile} from 'node:fs/promises'
import {join, relative} from 'node:path'

import type {Manifest} from './workspaces.ts'

/** Files that a package must not contain, with what they are. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)node_modules\//u, 'an installed package'],
  [/\.(?:test|spec|bench)(?:[.-]|$)|(?:^|\/)(?:__tests__|fixtures?)\//u, 'a test'],
  [/(?<!\.d)\.[cm]?tsx?$/u, 'a source'],
  [/\.tsbuildinfo$|(?:^|\/)tsconfig[^/]*\.json$/u, 'a file of the build'],
  [/(?:^|\/)(?:\.(?!well-known)[^/]+|npm-debug\.log)$/u, 'a file of somebody’s machine'],
]

/** What the files of a package are compared with. */
export interface ContentExpectations {
  readonly manifest: Manifest
  /** The licence's text. */
  readonly license: string
  /** The root of the repository, whose path no file may contain. */
  readonly root: string
}

/**
 * Finds what is wrong with the files of an unpacked package: tests, sources and files of a machine; a missing
 * licence, README or changelog; the path of the machine that built it.
 */
export async function findContentProblems(
  unpacked: string,
  {manifest, license, root}: ContentExpectations,
): Promise<readonly string[]> {
  const files = await listFiles(unpacked)
  const problems = files.flatMap((file) => {
    const forbidden = FORBIDDEN.find(([pattern]) => pattern.test(file))
    return forbidden
      ? [`contains ${file}, ${forbidden[1]}. Exclude it in 'files' of the package.json.`]
      : []
  })
  problems.push(...(await findMissingTexts(unpacked, files, manifest.version, license)))
  for (const file of files) {
    if ((await readFile(join(unpacked, file))).includes(root)) {
      problems.push(`contains ${file}, which names the folder ${root} of this machine.`)
    }
  }
  return problems
}

async function findMissingTexts(
  unpacked: string,
  files: readonly string[],
  version: string,
  license: string,
): Promise<readonly string[]> {
  const problems: string[] = []
  const read = (file: string) => readFile(join(unpacked, file), 'utf8')
  if (!files.includes('LICENSE') || (await read('LICENSE')) !== license) {
    problems.push('does not contain the LICENSE of the root. Copy it into the folder.')
  }
  if (!files.includes('README.md')) {
    problems.push('contains no README.md. Write one.')
  }
  if (!files.includes('CHANGELOG.md')) {
    problems.push(`contains no CHANGELOG.md. Write one, and add it to 'files' of the package.json.`)
  } else {
    const [, newest] = /^## (\S+)$/mu.exec(await read('CHANGELOG.md')) ?? []
    if (newest !== version) {
      problems.push(
        `has version ${version}, but its CHANGELOG.md begins with ${newest ?? 'none'}. Run npm run release:version.`,
      )
    }
  }
  return problems
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true})
  return entries
    .flatMap((entry) =>
      entry.isDirectory()
        ? []
        : [relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')],
    )
    .toSorted()
}
