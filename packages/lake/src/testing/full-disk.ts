import {spawn, type ChildProcessWithoutNullStreams} from 'node:child_process'
import {once} from 'node:events'
import {closeSync, cpSync, mkdtempSync, openSync, rmSync, writeSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {expect, onTestFinished} from 'vitest'

const MEBIBYTE = 1024 * 1024

/** A small file system for one test. */
export interface SmallDisk {
  /** A folder on the disk; only programs started by `start` see it. */
  readonly folder: string
  /** Copies a folder to `folder`. */
  copy(source: string): void
  /** Uses all the free space. */
  fill(): void
  /** Frees the space that `fill` has used. */
  makeRoom(): void
  /** Forbids every change of the disk; resolves when it is done. */
  makeReadOnly(): Promise<void>
  start(program: string, args: readonly string[]): ChildProcessWithoutNullStreams
}

/**
 * Mounts a small file system in memory; it is removed after the test.
 *
 * The mount is in a namespace of its own, which needs no privileges on Linux. A sleeping process keeps the
 * namespace alive, and other programs enter it; the test reaches the files through `/proc/<pid>/root`.
 */
export async function mountSmallDisk(): Promise<SmallDisk> {
  const mountPoint = mkdtempSync(join(tmpdir(), 'small-disk-'))
  const script = 'mount -t tmpfs -o size=4m tmpfs "$1" && echo mounted && exec sleep 600'
  const namespaceProcess = spawn(
    'unshare',
    ['--map-root-user', '--mount', 'sh', '-c', script, 'sh', mountPoint],
    {stdio: ['ignore', 'pipe', 'inherit']},
  )
  onTestFinished(async () => {
    const exited = once(namespaceProcess, 'exit')
    if (namespaceProcess.kill('SIGKILL')) {
      await exited
    }
    rmSync(mountPoint, {recursive: true, force: true})
  })
  await Promise.race([
    once(namespaceProcess.stdout, 'data'),
    once(namespaceProcess, 'exit').then(() => {
      throw new Error('The small disk cannot be mounted: see the output of unshare and mount')
    }),
  ])
  const root = `/proc/${namespaceProcess.pid}/root${mountPoint}`
  const filler = join(root, 'filler')
  const data = 'data'
  const start = (program: string, args: readonly string[]): ChildProcessWithoutNullStreams =>
    spawn('nsenter', [
      '--target',
      String(namespaceProcess.pid),
      '--user',
      '--mount',
      '--preserve-credentials',
      program,
      ...args,
    ])
  return {
    folder: join(mountPoint, data),
    copy: (source) => cpSync(source, join(root, data), {recursive: true}),
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
    async makeReadOnly() {
      const remount = start('mount', ['-o', 'remount,ro', mountPoint])
      expect(await once(remount, 'exit')).toEqual([0, null])
    },
    start,
  }
}
