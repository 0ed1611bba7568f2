import {createHash} from 'node:crypto'
import {mkdir, readFile, readdir, stat, writeFile} from 'node:fs/promises'
import {dirname, join, relative} from 'node:path'

import type {BuildStep} from './steps.ts'

const IGNORED_FOLDERS = new Set(['node_modules', 'dist', '.sanity'])
const STAMP_FOLDER = 'node_modules/.cache/reader-article'

/** Returns true if a step's output exists and was built from the current inputs. */
export async function isFresh(root: string, step: BuildStep): Promise<boolean> {
  const built = await stat(join(root, step.output)).catch(() => undefined)
  if (!built) {
    return false
  }
  const stamp = await readFile(getStampPath(root, step), 'utf8').catch(() => undefined)
  return stamp === (await createFingerprint(root, step))
}

/** Records the fingerprint that the inputs had before the step ran. */
export async function markFresh(root: string, step: BuildStep, digest: string): Promise<void> {
  const file = getStampPath(root, step)
  await mkdir(dirname(file), {recursive: true})
  await writeFile(file, digest)
}

/** Returns a digest of the names, sizes and modification times of a step's inputs, and of its environment. */
export async function createFingerprint(root: string, step: BuildStep): Promise<string> {
  const hash = createHash('sha256')
  for (const input of step.inputs) {
    for await (const line of describeFiles(root, join(root, input))) {
      hash.update(`${line}\n`)
    }
  }
  for (const name of step.environment) {
    hash.update(`${name}=${process.env[name] ?? ''}\n`)
  }
  return hash.digest('hex')
}

async function* describeFiles(root: string, path: string): AsyncGenerator<string> {
  const stats = await stat(path).catch(() => undefined)
  if (!stats) {
    return
  }
  if (!stats.isDirectory()) {
    yield `${relative(root, path)} ${stats.size} ${stats.mtimeMs}`
    return
  }
  const names = (await readdir(path)).filter((name) => !IGNORED_FOLDERS.has(name)).toSorted()
  for (const name of names) {
    yield* describeFiles(root, join(path, name))
  }
}

function getStampPath(root: string, step: BuildStep): string {
  return join(root, STAMP_FOLDER, step.title.toLowerCase())
}
