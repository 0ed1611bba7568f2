import {MAX_QUERY_TIME, QueryLimitError} from '../../errors/query-limit-error.ts'
import {ClosingError} from '../../errors/closing-error.ts'
import type {QueryRunner} from '../query-runner.ts'
import {ProcessGroups} from './process-groups.ts'
import {errorOf, type QueryFailure} from './query-failure.ts'
import {QueryHistory} from './query-history.ts'
import {QueryProcess} from './query-process.ts'
import type {ProcessOptions, TimedRequest} from './query-request.ts'
import type {QueryTask} from './query-task.ts'
import {WaitingTasks, type Lane} from './waiting-tasks.ts'

/** Milliseconds between two checks of the running and waiting tasks. */
const CHECK_INTERVAL = 10
/** If more milliseconds have passed since the last check, the Lake's own process was busy. */
const MAX_CHECK_DELAY = 100
/** The part of the check interval that always counts as processor time, because a process may hang. */
const MIN_PROCESSOR_SHARE = 0.1
/** Milliseconds of processor time after which a query is not fast: other tasks do not wait for it. */
const MAX_FAST_PROCESSOR_TIME = 40
/** Milliseconds of elapsed time after which other tasks do not wait for a query, if another process is ready. */
const MAX_FAST_ELAPSED_TIME = 100
/** Milliseconds of processor time after which a query is slow. */
const MIN_SLOW_PROCESSOR_TIME = 150
/** Milliseconds of elapsed time after which a query is ended, even if it got little processor time. */
const MAX_ELAPSED_TIME = 15_000
/** The same for a slow query. */
const MAX_SLOW_ELAPSED_TIME = 5000
/** Maximum number of tasks that one process has not replied to. */
const MAX_LOAD = 4

/** A dataset whose queries a pool evaluates. */
export interface PooledDataset {
  readonly name: string
  /** Receives the id of each damaged document that a query reads. */
  onDamage(documentId: string): void
}

/**
 * Evaluates the queries of all datasets in processes, so that each can be ended at its limits.
 *
 * If a query is not fast, its process is dedicated to it, and a spare process takes over the other tasks.
 */
export class QueryPool {
  readonly #groups: ProcessGroups
  readonly #waiting = new WaitingTasks()
  readonly #history = new QueryHistory()
  /** False after a failed start, until there is a new request. */
  #canStart = true
  readonly #warmUps: (() => void)[] = []
  #timer: NodeJS.Timeout | undefined
  #lastCheck = 0
  #isClosed = false

  readonly #datasets = new Map<string, PooledDataset>()

  constructor(options: ProcessOptions) {
    const startProcess = (): QueryProcess =>
      new QueryProcess(options, {
        onReady: () => this.#dispatch(),
        onReply: (process, task, isResult, payload) =>
          this.#handleReply(process, task, isResult, payload),
        onDamage: ({dataset, documentId}) => this.#datasets.get(dataset)?.onDamage(documentId),
        onEnd: (process, isOutOfMemory) => this.#handleEnd(process, isOutOfMemory),
      })
    this.#groups = new ProcessGroups(startProcess)
  }

  /** Returns what evaluates the queries of one dataset; its `close` does not close the pool. */
  runnerOf(dataset: PooledDataset): QueryRunner {
    const {name} = dataset
    this.#datasets.set(name, dataset)
    return {
      run: (request, now) => this.#run({...request, dataset: name, timestamp: now.toISOString()}),
      warmUp: () => this.warmUp(),
      close: () => {
        this.#datasets.delete(name)
        return Promise.resolve()
      },
    }
  }

  /** Starts all shared processes; resolves when they are ready, or when one cannot start. */
  warmUp(): Promise<void> {
    this.#canStart = true
    this.#groups.allowSpares()
    return new Promise((resolve) => {
      this.#warmUps.push(resolve)
      this.#dispatch()
    })
  }

  /**
   * Evaluates a request; resolves with JSON, in chunks of bytes.
   *
   * Rejects with a QueryError, or with a QueryLimitError if a limit ended it.
   */
  #run(request: TimedRequest): Promise<readonly Buffer[]> {
    if (this.#isClosed) {
      return Promise.reject(new ClosingError())
    }
    const limit = this.#history.limitOf(request)
    if (limit) {
      return Promise.reject(new QueryLimitError(limit))
    }
    if (this.#waiting.isFull) {
      return Promise.reject(new QueryLimitError('query-busy'))
    }
    return new Promise((resolve, reject) => {
      this.#canStart = true
      this.#enqueue({request, message: JSON.stringify(request), resolve, reject})
      this.#dispatch()
    })
  }

  /** Ends every process and rejects all pending requests. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#timer)
    this.#resolveWarmUps()
    const error = new ClosingError()
    const processes = this.#groups.all
    const sent = processes.flatMap((process) => [process.runningTask, ...process.takeQueued()])
    for (const task of [...sent, ...this.#waiting.takeAll()]) {
      task?.reject(error)
    }
    await Promise.all(processes.map((process) => process.kill()))
  }

  #enqueue(task: QueryTask): void {
    this.#waiting.add(task, this.#laneOf(task))
  }

  #laneOf({request}: QueryTask): Lane {
    if (this.#history.isSlow(request)) {
      return 'slow'
    }
    return this.#history.isFast(request) ? 'fast' : 'new'
  }

  /** Sends waiting tasks to the processes that can take them. */
  #dispatch(): void {
    if (this.#isClosed) {
      return
    }
    this.#startMissing()
    if (this.#groups.isComplete) {
      this.#resolveWarmUps()
    }
    const [first, second = first] = this.#groups.ready
    if (first) {
      this.#fill(first, 'fast')
    }
    if (second) {
      this.#fill(second, 'new')
    }
    this.#dispatchSlow()
    if (this.#timer) {
      return
    }
    this.#lastCheck = performance.now()
    this.#timer = setInterval(() => this.#check(), CHECK_INTERVAL)
  }

  #startMissing(): void {
    if (this.#canStart) {
      this.#groups.startMissing()
    }
  }

  #resolveWarmUps(): void {
    for (const resolve of this.#warmUps.splice(0)) {
      resolve()
    }
  }

  #fill(process: QueryProcess, lane: Lane): void {
    while (process.load < MAX_LOAD) {
      const task = this.#waiting.takeNext(lane)
      if (!task) {
        return
      }
      process.send(task)
    }
  }

  #dispatchSlow(): void {
    for (;;) {
      const process = this.#groups.available
      const task =
        process && this.#waiting.takeNext('slow', ({request}) => this.#groups.canRunSlow(request))
      if (!task) {
        return
      }
      if (!process.hasLowPriority) {
        this.#groups.dedicate(process)
        process.lowerPriority()
        this.#startMissing()
      }
      process.send(task)
    }
  }

  #check(): void {
    const delay = performance.now() - this.#lastCheck
    this.#lastCheck = performance.now()
    // The Lake's own process was busy, so it may not have read all replies yet.
    if (delay > MAX_CHECK_DELAY) {
      return
    }
    const {shared, dedicated} = this.#groups
    const sharedTime = measureProcessorTime(shared)
    const dedicatedTime = measureProcessorTime(dedicated)
    for (const process of shared.filter(({isBusy}) => isBusy)) {
      const isOverdue = process.elapsedTime > MAX_FAST_ELAPSED_TIME && this.#groups.ready.length > 1
      if (isOverdue || process.processorTime > MAX_FAST_PROCESSOR_TIME) {
        this.#replace(process, isOverdue)
      }
    }
    for (const process of dedicated.filter(({isBusy}) => isBusy)) {
      this.#checkDedicated(process)
    }
    // While no process of a group is ready, the waiting time of its tasks does not increase.
    if (shared.some(({isReady}) => isReady)) {
      this.#waiting.refuseOverdue('fast', sharedTime)
      this.#waiting.refuseOverdue('new', sharedTime)
    }
    if (dedicated.some(({isReady}) => isReady)) {
      this.#waiting.refuseOverdue('slow', dedicatedTime)
    }
    const isIdle = this.#groups.all.every(({isBusy}) => !isBusy) && this.#waiting.isEmpty
    if (!isIdle || this.#warmUps.length > 0) {
      return
    }
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #checkDedicated(process: QueryProcess): void {
    const {hasLowPriority, processorTime, elapsedTime} = process
    const maxElapsedTime = hasLowPriority ? MAX_SLOW_ELAPSED_TIME : MAX_ELAPSED_TIME
    if (processorTime > MAX_QUERY_TIME || elapsedTime > maxElapsedTime) {
      this.#endProcess(process, new QueryLimitError('query-time-limit'))
    } else if (!hasLowPriority && processorTime > MIN_SLOW_PROCESSOR_TIME) {
      this.#treatAsSlow(process)
    }
  }

  /** Replaces a shared process whose query is not fast: a spare process takes over its other tasks. */
  #replace(process: QueryProcess, isOverdue: boolean): void {
    const task = process.runningTask
    this.#groups.remove(process)
    this.#groups.allowSpares()
    const queued = process.takeQueued()
    if (isOverdue || !task || this.#groups.canRunSlow(task.request)) {
      this.#groups.dedicate(process)
    } else {
      void process.kill()
      // If the query was fast before, something else may have slowed it down, so it runs again.
      if (this.#history.isFast(task.request)) {
        queued.unshift(task)
      } else {
        this.#waiting.add(task, 'slow')
      }
    }
    if (task && !isOverdue) {
      this.#history.removeFast(task.request)
    }
    this.#enqueueAll(queued)
  }

  /** Lowers the priority of a process whose query is slow; if too many slow queries run, the query waits. */
  #treatAsSlow(process: QueryProcess): void {
    const task = process.runningTask
    if (task) {
      this.#history.addSlow(task.request)
    }
    this.#groups.remove(process)
    if (task && !this.#groups.canRunSlow(task.request)) {
      void process.kill()
      this.#waiting.add(task, 'slow')
    } else {
      void this.#groups.takeSurplus()?.kill()
      process.lowerPriority()
      this.#groups.dedicate(process)
    }
    this.#dispatch()
  }

  /** Ends a process that has failed, or whose running task has reached a limit. */
  #endProcess(process: QueryProcess, error: Error): void {
    const task = process.runningTask
    this.#groups.remove(process)
    const queued = process.takeQueued()
    void process.kill()
    if (task) {
      this.#reject(task, error)
    }
    this.#enqueueAll(queued)
  }

  #handleEnd(process: QueryProcess, isOutOfMemory: boolean): void {
    if (isOutOfMemory && process.isBusy) {
      this.#endProcess(process, new QueryLimitError('query-memory-limit'))
      return
    }
    const error = new Error('A process that evaluates queries ended unexpectedly')
    if (!process.isReady) {
      this.#canStart = false
      this.#resolveWarmUps()
      for (const task of this.#waiting.takeAll()) {
        task.reject(error)
      }
    }
    this.#endProcess(process, error)
  }

  #enqueueAll(tasks: readonly QueryTask[]): void {
    for (const task of tasks) {
      this.#enqueue(task)
    }
    this.#dispatch()
  }

  #handleReply(
    process: QueryProcess,
    task: QueryTask | undefined,
    isResult: boolean,
    payload: readonly Buffer[],
  ): void {
    const {hasLowPriority} = process
    if (!hasLowPriority && this.#groups.dedicated.includes(process)) {
      this.#groups.share(process)
    }
    if (task && isResult) {
      if (!hasLowPriority && task.request.kind === 'fetch') {
        this.#history.addFast(task.request)
      }
      task.resolve(payload)
    } else if (task) {
      this.#reject(task, errorOf(parseFailure(payload)))
    }
    this.#dispatch()
  }

  #reject(task: QueryTask, error: Error): void {
    if (error instanceof QueryLimitError) {
      this.#history.addEnded(task.request, error.code)
    }
    task.reject(error)
  }
}

/** Returns the processor time of the busiest process since the last check, in milliseconds. */
function measureProcessorTime(processes: readonly QueryProcess[]): number {
  const times = processes
    .filter(({isBusy}) => isBusy)
    .map((process) => process.measureProcessorTime())
  const longest = Math.max(0, ...times)
  return Math.min(Math.max(longest, CHECK_INTERVAL * MIN_PROCESSOR_SHARE), CHECK_INTERVAL)
}

function parseFailure(payload: readonly Buffer[]): QueryFailure {
  return JSON.parse(Buffer.concat(payload).toString())
}
