import {spawn, type ChildProcess} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {setPriority} from 'node:os'
import {extname} from 'node:path'
import {fileURLToPath} from 'node:url'

import {MAX_QUERY_MEMORY} from '../../errors/query-limit-error.ts'
import {createFrameParser, createFrame, REPLY} from './frames.ts'
import type {DamageReport, ProcessOptions} from './query-request.ts'
import type {QueryTask} from './query-task.ts'

// Ends in `.ts` in the sources and in `.js` in the built package.
const PROGRAM = fileURLToPath(new URL(`main${extname(import.meta.url)}`, import.meta.url))
const FLAGS = [
  `--max-old-space-size=${MAX_QUERY_MEMORY}`,
  // `lowerPriority` does not change the priority of the threads for garbage collection.
  '--single-threaded-gc',
]
/** How a process ends if Node's heap is full, or if the system kills it because memory is full. */
const OUT_OF_MEMORY: ReadonlySet<unknown> = new Set(['SIGABRT', 'SIGKILL', 'SIGTRAP', 133, 134])
const LOW_PRIORITY = 5
/** False also on some Linux systems, which always report 0. */
const REPORTS_PROCESSOR_TIME =
  process.platform === 'linux' && (readProcessorTime(process.pid) ?? 0) > 0

/** The callbacks of a query process. */
export interface ProcessEvents {
  onReady(process: QueryProcess): void
  /** A task has a reply; `task` is undefined if another process has taken it over. */
  onReply(
    process: QueryProcess,
    task: QueryTask | undefined,
    isResult: boolean,
    payload: readonly Buffer[],
  ): void
  /** The process has read a damaged document. */
  onDamage(report: DamageReport): void
  /** The process has ended, and not because of `kill`. */
  onEnd(process: QueryProcess, isOutOfMemory: boolean): void
}

/** A child process that evaluates queries, one after the other. */
export class QueryProcess {
  readonly #child: ChildProcess
  readonly #events: ProcessEvents
  readonly #ended: Promise<void>
  /** Tasks without a reply, the running one first; `undefined` if another process has taken a task over. */
  readonly #tasks: (QueryTask | undefined)[] = []
  #startTime = 0
  /** Milliseconds of processor time of the whole process at the latest measurement. */
  #totalProcessorTime = 0
  /** `undefined` until the first measurement during the running task. */
  #processorTime: number | undefined
  #isReady = false
  #hasLowPriority = false
  #isKilled = false

  constructor(options: ProcessOptions, events: ProcessEvents) {
    this.#events = events
    const child = spawn(process.execPath, [...FLAGS, PROGRAM, JSON.stringify(options)], {
      // The last pipe closes when the Lake ends in any way. Then the child ends itself.
      stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
      windowsHide: true,
    })
    this.#child = child
    for (const stream of child.stdio) {
      stream?.on('error', () => child.kill('SIGKILL'))
      // The process of the Lake may end although the Lake was not closed.
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
        events.onEnd(this, OUT_OF_MEMORY.has(signal ?? code))
      }
      child.once('exit', end)
      child.once('error', () => end(null, null))
    })
  }

  /** True after the process has started: now it accepts tasks. */
  get isReady(): boolean {
    return this.#isReady
  }

  /** Number of tasks without a reply. */
  get load(): number {
    return this.#tasks.length
  }

  get isBusy(): boolean {
    return this.load > 0
  }

  get runningTask(): QueryTask | undefined {
    return this.#tasks[0]
  }

  /** Milliseconds since the running task began. */
  get elapsedTime(): number {
    return performance.now() - this.#startTime
  }

  /**
   * Milliseconds of processor time of the running task, from its first to its latest measurement. Unlike
   * the elapsed time, it is the same on a busy machine.
   */
  get processorTime(): number {
    return this.#processorTime ?? 0
  }

  /** Measures the milliseconds of processor time since the last measurement, and returns them. */
  measureProcessorTime(): number {
    const total = processorTimeOf(this.#child.pid) ?? this.#totalProcessorTime
    const used = total - this.#totalProcessorTime
    this.#totalProcessorTime = total
    this.#processorTime = this.#processorTime === undefined ? 0 : this.#processorTime + used
    return used
  }

  send(task: QueryTask): void {
    this.#tasks.push(task)
    if (this.#tasks.length === 1) {
      this.#startTask()
    }
    this.#child.stdin?.write(createFrame(task.message))
  }

  /** Returns the tasks that were sent but do not run yet, for another process; replies to them have no effect. */
  takeQueued(): QueryTask[] {
    const queued = this.#tasks.splice(1)
    this.#tasks.push(...queued.map(() => undefined))
    return queued.filter((task) => task !== undefined)
  }

  /** True if other processes take precedence. */
  get hasLowPriority(): boolean {
    return this.#hasLowPriority
  }

  /** Lowers the priority of the process permanently. */
  lowerPriority(): void {
    this.#hasLowPriority = true
    try {
      if (this.#child.pid !== undefined) {
        setPriority(this.#child.pid, LOW_PRIORITY)
      }
    } catch {
      // The process has just ended, or the system does not allow the change.
    }
  }

  /** Ends the process at once; resolves when it has ended. */
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
      this.#events.onReady(this)
      return
    }
    if (kind === REPLY.damage) {
      this.#events.onDamage(JSON.parse(Buffer.concat([first.subarray(1), ...further]).toString()))
      return
    }
    const task = this.#tasks.shift()
    this.#startTask()
    this.#events.onReply(this, task, kind === REPLY.result, [first.subarray(1), ...further])
  }

  #startTask(): void {
    this.#startTime = performance.now()
    this.#processorTime = undefined
  }
}

/**
 * Returns the milliseconds of processor time of a process's main thread; `undefined` if the process has
 * ended. If the system does not report processor time, returns the elapsed time.
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
