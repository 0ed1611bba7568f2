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
  // Threads for garbage collection would keep their priority when that of the process is lowered.
  '--single-threaded-gc',
]
/** How Node ends when its heap is full, and how the system ends a process when memory is full. */
const OUT_OF_MEMORY: ReadonlySet<unknown> = new Set(['SIGABRT', 'SIGKILL', 'SIGTRAP', 133, 134])
const LOW_PRIORITY = 5
/** Some Linux systems always report 0. */
const REPORTS_PROCESSOR_TIME =
  process.platform === 'linux' && (readProcessorTime(process.pid) ?? 0) > 0

/** The callbacks of a query process. */
export interface ProcessEvents {
  ready(process: QueryProcess): void
  /** A task has a reply; `task` is undefined if it was abandoned. */
  reply(
    process: QueryProcess,
    task: QueryTask | undefined,
    isResult: boolean,
    payload: readonly Buffer[],
  ): void
  /** The process ended, and the pool did not kill it. */
  end(process: QueryProcess, isOutOfMemory: boolean): void
}

/** One process that evaluates queries, one after the other. */
export class QueryProcess {
  readonly #child: ChildProcess
  readonly #events: ProcessEvents
  readonly #ended: Promise<void>
  /** Tasks without a reply, the running one first; `undefined` if it was abandoned. */
  readonly #tasks: (QueryTask | undefined)[] = []
  #started = 0
  #measured = 0
  /** `undefined` until the first measurement during the running task. */
  #work: number | undefined
  #isReady = false
  #isLowered = false
  #isKilled = false

  constructor(options: ProcessOptions, events: ProcessEvents) {
    this.#events = events
    const child = spawn(process.execPath, [...FLAGS, PROGRAM, JSON.stringify(options)], {
      // The last pipe closes when this process ends in any way: the child then ends itself.
      stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
      windowsHide: true,
    })
    this.#child = child
    for (const stream of child.stdio) {
      stream?.on('error', () => child.kill('SIGKILL'))
      // A Lake that is not closed does not prevent its process from ending.
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

  /** True if the process has started and accepts tasks. */
  get isReady(): boolean {
    return this.#isReady
  }

  /** Number of tasks without a reply. */
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
   * Milliseconds of processor time of the running task, between the first and the last measurement
   * during it: on a busy system, a task that waits for a processor is not slow.
   */
  get work(): number {
    return this.#work ?? 0
  }

  /** Measures the milliseconds of processor time since the last measurement, and returns them. */
  measure(): number {
    const now = processorTimeOf(this.#child.pid) ?? this.#measured
    const used = now - this.#measured
    this.#measured = now
    this.#work = this.#work === undefined ? 0 : this.#work + used
    return used
  }

  send(task: QueryTask): void {
    this.#tasks.push(task)
    if (this.#tasks.length === 1) {
      this.#begin()
    }
    this.#child.stdin?.write(frameOf(task.message))
  }

  /** Returns the tasks that do not run yet, for another process; replies to them have no effect. */
  abandonSent(): QueryTask[] {
    const sent = this.#tasks.splice(1)
    this.#tasks.push(...sent.map(() => undefined))
    return sent.filter((task) => task !== undefined)
  }

  /** True if other processes take precedence. */
  get isLowered(): boolean {
    return this.#isLowered
  }

  /** Lowers its priority permanently. */
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

  /** Ends it at once; resolves when it has ended. */
  kill(): Promise<void> {
    this.#isKilled = true
    // The Lake process must not end before the returned promise resolves.
    this.#child.ref()
    this.#child.kill('SIGKILL')
    return this.#ended
  }

  #receive([first, ...further]: readonly Buffer[]): void {
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
    this.#events.reply(this, task, kind === REPLY.result, [first.subarray(1), ...further])
  }

  #begin(): void {
    this.#started = performance.now()
    this.#work = undefined
  }
}

/**
 * Returns the milliseconds of processor time of a process's main thread; `undefined` if it has ended.
 * If the system does not report it, the elapsed time is used.
 */
function processorTimeOf(pid: number | undefined): number | undefined {
  return REPORTS_PROCESSOR_TIME ? readProcessorTime(pid) : performance.now()
}

function readProcessorTime(pid: number | undefined): number | undefined {
  try {
    const [nanoseconds] = readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')
    return Number(nanoseconds) / 1e6
  } catch {
    return undefined
  }
}
