import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {text} from 'node:stream/consumers'

import {ReleaseError} from './release-error.ts'

/** The result of a command that has ended. */
export interface CommandResult {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command to its end, whatever its exit code is. */
export async function runCommand(
  folder: string,
  command: string,
  args: readonly string[],
): Promise<CommandResult> {
  const child = spawn(command, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    // In Windows npm is a script, which only a shell can run.
    shell: process.platform === 'win32' && command === 'npm',
  })
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return {code: typeof code === 'number' ? code : 1, stdout, stderr}
}

/**
 * Runs a command and returns its standard output.
 *
 * @throws ReleaseError with the output if the command fails.
 */
export async function readCommand(
  folder: string,
  command: string,
  args: readonly string[],
): Promise<string> {
  const {code, stdout, stderr} = await runCommand(folder, command, args)
  if (code !== 0) {
    throw new ReleaseError(
      `${[command, ...args].join(' ')} failed (exit code ${code}):\n${stdout}${stderr}`,
    )
  }
  return stdout
}
