import {spawn, type ChildProcessWithoutNullStreams} from 'node:child_process'
import {once} from 'node:events'
import {closeSync, cpSync, mkdtempSync, openSync, rmSync, writeSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {onTestFinished} from 'vitest'

const MEBIBYTE = 1024 * 1024

/** A small disk of a test's own. */
export interface SmallDisk {
  /** A folder on it, which only programs that `start` starts find. */
  readonly folder: string
  /** Copies a folder to it. */
  copy(source: string): void
  /** Takes all the room that is left. */
  fill(): void
  makeRoom(): void
  start(program: string, args: readonly string[]): ChildProcessWithoutNullStreams
}

/**
 * Mounts a file system in memory, gone when the test is over.
 *
 * It is mounted in a namespace of a process that does nothing else, which needs no privileges on
 * Linux. Other programs enter that namespace; this one reaches it through `/proc/<pid>/root`.
 */
export async function mountSmallDisk(): Promise<SmallDisk> {
  const mountPoint = mkdtempSync(join(tmpdir(), 'small-disk-'))
  const script = 'mount -t tmpfs -o size=4m tmpfs "$1" && echo mounted && exec sleep 600'
  const holder = spawn(
    'unshare',
    ['--map-root-user', '--mount', 'sh', '-c', script, 'sh', mountPoint],
    {stdio: ['ignore', 'pipe', 'inherit']},
  )
  onTestFinished(async () => {
    const exited = once(holder, 'exit')
    if (holder.kill('SIGKILL')) {
      await exited
    }
    rmSync(mountPoint, {recursive: true, force: true})
  })
  await Promise.race([
    once(holder.stdout, 'data'),
    once(holder, 'exit').then(() => {
      throw new Error('The small disk cannot be mounted: see what unshare and mount say')
    }),
  ])
  const reached = `/proc/${holder.pid}/root${mountPoint}`
  const filler = join(reached, 'filler')
  const data = 'data'
  return {
    folder: join(mountPoint, data),
    copy: (source) => cpSync(source, join(reached, data), {recursive: true}),
    fill() {
      const file = openSync(filler, 'a')
      for (let size = MEBIBYTE; size >= 1;) {
        try {
          writeSync(file, Buffer.alloc(size, 1))
        } catch {
          size = Math.floor(size / 2)
        }
      }
      closeSync(file)
    },
    makeRoom: () => rmSync(filler),
    start: (program, args) =>
      spawn('nsenter', [
        '--target',
        String(holder.pid),
        '--user',
        '--mount',
        '--preserve-credentials',
        program,
        ...args,
      ]),
  }
}
