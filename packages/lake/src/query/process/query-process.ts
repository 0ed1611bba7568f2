import {spawn, type ChildProcess} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {setPriority} from 'node:os'
import {extname} from 'node:path'
import {fileURLToPath} from 'node:url'

import {QUERY_MEMORY_LIMIT} from '../../errors/query-limit-error.ts'
import {createFrameParser, frameOf, REPLY} from './frames.ts'
import type {ProcessOptions} from './query-request.ts'
import type {QueryTask} from './query-task.ts'

// `.ts` in the sources, `.js` once they are built.
const PROGRAM = fileURLToPath(new URL(`main${extname(import.meta.url)}`, import.meta.url))
const FLAGS = [
  `--max-old-space-size=${QUERY_MEMORY_LIMIT}`,
  // Other threads would keep their priority when the process gives up its own.
  '--single-threaded-gc',
]
/** How Node ends when its heap is full, and how a system ends a process when its memory is. */
const OUT_OF_MEMORY: ReadonlySet<unknown> = new Set(['SIGABRT', 'SIGKILL', 'SIGTRAP', 133, 134])
const LOW_PRIORITY = 5

/** What a query process reports. */
export interface ProcessEvents {
  ready(process: QueryProcess): void
  /** A reply; no task if it was abandoned. */
  reply(
    process: QueryProcess,
    task: QueryTask | undefined,
    isResult: boolean,
    payload: readonly Buffer[],
  ): void
  /** It ended without being killed by its pool. */
  end(process: QueryProcess, isOutOfMemory: boolean): void
}

/** One process that evaluates queries, one after the other. */
export class QueryProcess {
  readonly #child: ChildProcess
  readonly #events: ProcessEvents
  readonly #ended: Promise<void>
  /** What was sent and has no reply yet, the running task first; `undefined` if it was abandoned. */
  readonly #tasks: (QueryTask | undefined)[] = []
  #started = 0
  #workSince: number | undefined
  #isReady = false
  #isLowered = false
  #isKilled = false

  constructor(options: ProcessOptions, events: ProcessEvents) {
    this.#events = events
    const child = spawn(process.execPath, [...FLAGS, PROGRAM, JSON.stringify(options)], {
      // The fourth tells the child that this process has ended, however it did.
      stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
      windowsHide: true,
    })
    this.#child = child
    for (const stream of child.stdio) {
      stream?.on('error', () => child.kill('SIGKILL'))
      // A Lake that nobody closes does not keep its process from ending.
      if (stream && 'unref' in stream && typeof stream.unref === 'function') {
        stream.unref()
      }
    }
    child.unref()
    const parse = createFrameParser((message) => this.#receive(message))
    child.stdout?.on('data', parse)
    this.#ended = new Promise((resolve) => {
      const end = (code: number | null, signal: string | null): void => {
        resolve()
        if (this.#isKilled) {
          return
        }
        this.#isKilled = true
        events.end(this, OUT_OF_MEMORY.has(signal ?? code))
      }
      child.once('exit', end)
      child.once('error', () => end(null, null))
    })
  }

  /** It has started, and takes tasks. */
  get isReady(): boolean {
    return this.#isReady
  }

  /** How many tasks it has no reply to yet. */
  get load(): number {
    return this.#tasks.length
  }

  get running(): QueryTask | undefined {
    return this.#tasks[0]
  }

  /** Milliseconds since the running task began. */
  get elapsed(): number {
    return performance.now() - this.#started
  }

  /**
   * Returns the milliseconds that the running task has taken since the first call for it, without
   * those in which it had to wait for a processor: on a busy system, such a task is not slow.
   */
  work(): number {
    const now = performance.now() - processorDelayOf(this.#child.pid)
    this.#workSince ??= now
    return now - this.#workSince
  }

  send(task: QueryTask): void {
    this.#tasks.push(task)
    if (this.#tasks.length === 1) {
      this.#begin()
    }
    this.#child.stdin?.write(frameOf(task.message))
  }

  /** Returns the tasks that do not run yet, for another process; replies to them are ignored. */
  abandonSent(): QueryTask[] {
    const sent = this.#tasks.splice(1)
    this.#tasks.push(...sent.map(() => undefined))
    return sent.filter((task) => task !== undefined)
  }

  /** Other processes go first. */
  get isLowered(): boolean {
    return this.#isLowered
  }

  /** Lets other processes go first, for good. */
  lowerPriority(): void {
    this.#isLowered = true
    try {
      if (this.#child.pid !== undefined) {
        setPriority(this.#child.pid, LOW_PRIORITY)
      }
    } catch {
      // It has just ended, or the system does not allow it.
    }
  }

  /** Ends it, whatever it does; resolves when it has ended. */
  kill(): Promise<void> {
    this.#isKilled = true
    // Whoever waits for this must not be ended before.
    this.#child.ref()
    this.#child.kill('SIGKILL')
    return this.#ended
  }

  #receive([first, ...others]: readonly Buffer[]): void {
    if (this.#isKilled || !first) {
      return
    }
    const [kind] = first
    if (kind === REPLY.ready) {
      this.#isReady = true
      this.#events.ready(this)
      return
    }
    const task = this.#tasks.shift()
    this.#begin()
    this.#events.reply(this, task, kind === REPLY.result, [first.subarray(1), ...others])
  }

  #begin(): void {
    this.#started = performance.now()
    this.#workSince = undefined
  }
}

/** Milliseconds that a process had to wait for a processor; 0 where the system does not tell. */
function processorDelayOf(pid: number | undefined): number {
  if (process.platform !== 'linux') {
    return 0
  }
  try {
    const [, nanoseconds] = readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')
    return Number(nanoseconds) / 1e6
  } catch {
    return 0
  }
}
