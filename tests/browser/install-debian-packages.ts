import {spawn} from 'node:child_process'
import {access, constants} from 'node:fs/promises'

/** Milliseconds that a command may take. */
const MAX_TIME = 300_000

/**
 * Installs packages of Debian or Ubuntu, if this process may do so without a password.
 *
 * @returns Whether they are installed.
 */
export async function installDebianPackages(names: readonly string[]): Promise<boolean> {
  const hasApt = await access('/usr/bin/apt-get', constants.X_OK).then(
    () => true,
    () => false,
  )
  if (!hasApt) {
    return false
  }
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...args: readonly string[]) => {
    const [command = 'apt-get', ...commandArgs] = [...sudo, 'apt-get', ...args]
    return tryRun(command, commandArgs, MAX_TIME)
  }
  return (await apt('update', '-qq')) && (await apt('install', '-y', '-qq', ...names))
}

/** Runs a command, and prints its output as errors; returns whether its exit code is 0. */
export function tryRun(
  command: string,
  args: readonly string[],
  timeout: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', process.stderr, process.stderr],
      timeout,
      env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
    })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}
