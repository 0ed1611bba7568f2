import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {text} from 'node:stream/consumers'
import {fileURLToPath} from 'node:url'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))

/** Runs a command of the Lake that ends by itself; resolves with its exit code and the lines that it writes. */
export async function runCommand(...args: string[]): Promise<unknown[]> {
  const child = spawn(process.execPath, [CLI, ...args])
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return [code, ...`${output}${errors}`.trim().split('\n')]
}
