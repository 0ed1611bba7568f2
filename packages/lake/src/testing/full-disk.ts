import {execFileSync, spawn, type ChildProcess} from 'node:child_process'

/**
 * Starts a program that finds no room on any disk: no file can be written, until `makeRoom` is called.
 *
 * It stands on the limit of a file's size, which needs no privileges, unlike a small file system.
 */
export function spawnOnFullDisk(
  program: string,
  args: readonly string[],
): {readonly child: ChildProcess; makeRoom: () => void} {
  const child = spawn('sh', ['-c', 'ulimit -S -f 0 && exec "$@"', 'sh', program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return {
    child,
    makeRoom: () =>
      void execFileSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited:']),
  }
}
