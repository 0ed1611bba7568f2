import {execFileSync} from 'node:child_process'
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import {join} from 'node:path'

import {startLake, type RunningServer} from './servers.ts'

/** Returns true if strace can count the system calls of a process. */
export function canCountFsyncs(): boolean {
  try {
    execFileSync('strace', ['--seccomp-bpf', '-f', '-e', 'trace=fsync', '-o', '/dev/null', 'true'])
    return true
  } catch {
    return false
  }
}

/** Runs the Lake under strace, and counts how often it waits for the disk while `work` runs. */
export async function countFsyncs<Result>(
  folder: string,
  work: (server: RunningServer, count: () => number) => Promise<Result>,
): Promise<Result> {
  const file = join(folder, 'fsyncs.txt')
  const count = (): number =>
    existsSync(file) ? readFileSync(file, 'utf8').split(/\bf(?:data)?sync\(/).length - 1 : 0
  const server = await startLake(folder, [
    'strace',
    // Makes the Lake, not strace, the process that is started and stopped.
    '-D',
    '--seccomp-bpf',
    '-f',
    '-e',
    'trace=fsync,fdatasync',
    '-o',
    file,
  ])
  try {
    return await work(server, count)
  } finally {
    await server.stop()
    rmSync(file, {force: true})
  }
}

/** Returns how often per second 4 KB can be made durable on the disk of a folder: no writer can be faster. */
export function measureDisk(folder: string): number {
  const file = join(folder, 'disk-speed.bin')
  const descriptor = openSync(file, 'w')
  const page = Buffer.alloc(4096, 1)
  const start = performance.now()
  let writes = 0
  try {
    while (performance.now() - start < 500) {
      writeSync(descriptor, page)
      fdatasyncSync(descriptor)
      writes++
    }
    return (writes * 1000) / (performance.now() - start)
  } finally {
    closeSync(descriptor)
    rmSync(file)
  }
}
