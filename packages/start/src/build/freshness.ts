import {createHash} from 'node:crypto'
import {mkdir, readFile, readdir, stat, writeFile} from 'node:fs/promises'
import {dirname, join, relative} from 'node:path'

import type {BuildStep} from './steps.ts'

const IGNORED = new Set(['node_modules', 'dist', '.sanity'])
const STAMP_FOLDER = 'node_modules/.cache/reader-article'

/** Whether a step's output exists and was built from the current inputs. */
export async function isFresh(root: string, step: BuildStep): Promise<boolean> {
  const built = await stat(join(root, step.output)).catch(() => undefined)
  if (!built) {
    return false
  }
  const stamp = await readFile(stampFile(root, step), 'utf8').catch(() => undefined)
  return stamp === (await fingerprint(root, step))
}

/** Records the fingerprint that the inputs had before the step ran. */
export async function markFresh(root: string, step: BuildStep, digest: string): Promise<void> {
  const file = stampFile(root, step)
  await mkdir(dirname(file), {recursive: true})
  await writeFile(file, digest)
}

/** A digest of the names, sizes and modification times of a step's inputs, and of its environment. */
export async function fingerprint(root: string, step: BuildStep): Promise<string> {
  const hash = createHash('sha256')
  for (const input of step.inputs) {
    for await (const line of describe(root, join(root, input))) {
      hash.update(`${line}\n`)
    }
  }
  for (const name of step.environment) {
    hash.update(`${name}=${process.env[name] ?? ''}\n`)
  }
  return hash.digest('hex')
}

async function* describe(root: string, path: string): AsyncGenerator<string> {
  const found = await stat(path).catch(() => undefined)
  if (!found) {
    return
  }
  if (!found.isDirectory()) {
    yield `${relative(root, path)} ${found.size} ${found.mtimeMs}`
    return
  }
  const names = (await readdir(path)).filter((name) => !IGNORED.has(name)).toSorted()
  for (const name of names) {
    yield* describe(root, join(path, name))
  }
}

function stampFile(root: string, step: BuildStep): string {
  return join(root, STAMP_FOLDER, step.title.toLowerCase())
}
