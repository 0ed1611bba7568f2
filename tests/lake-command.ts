import {execFile} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

const CLI = fileURLToPath(new URL('../packages/lake/src/cli.ts', import.meta.url))

/** Runs `lake user …` or `lake token …` with a text as standard input, and returns its output. Rejects if it fails. */
export async function runLakeCommand(args: readonly string[], input = ''): Promise<string> {
  const running = promisify(execFile)(process.execPath, [CLI, ...args])
  running.child.stdin?.end(input)
  const {stdout} = await running
  return stdout.trim()
}
