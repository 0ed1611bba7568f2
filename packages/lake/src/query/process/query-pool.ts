import {createHash} from 'node:crypto'

import {QueryError} from '../../errors/query-error.ts'
import {
  isQueryLimit,
  QUERY_TIME_LIMIT,
  QueryLimitError,
  type QueryLimit,
} from '../../errors/query-limit-error.ts'
import {RequestError} from '../../errors/request-error.ts'
import {QueryProcess, type ProcessEvents} from './query-process.ts'
import type {ProcessOptions, QueryFailure, QueryRequest, TimedRequest} from './query-request.ts'
import type {QueryTask} from './query-task.ts'
import {RecentKeys} from './recent-keys.ts'

/** Milliseconds between two checks of the running and waiting tasks. */
const CHECK_INTERVAL = 10
/** The part of the time that counts as work in any case, since a process may hang. */
const MIN_WORK_SHARE = 0.1
/** Milliseconds since the last check after which this process counts as having been busy itself. */
const MAX_CHECK_DELAY = 100
/** Milliseconds of work after which other tasks do not wait for a query: a spare process runs them. */
const MAX_FAST_WORK = 40
/** Milliseconds of elapsed time after which the same happens, if another process is ready. */
const MAX_FAST_TIME = 100
/** Milliseconds of work after which a query counts as slow. */
const MAX_UNDECIDED_WORK = 150
/** Milliseconds after which a query is ended, even if it got little processor time. */
const MAX_UNDECIDED_TIME = 15_000
const MAX_SLOW_TIME = 5000
/** Milliseconds of work by others during which a task may wait before it is refused. */
const MAX_WAIT: Readonly<Record<Lane, number>> = {usual: 1500, new: 500, slow: 500}
const MAX_LISTENER_WAIT = 10_000
const MAX_WAITING = 1000

/** Processes for fast queries: one for usual queries, one for new queries, and a spare one. */
const FAST_PROCESSES = 3
const MAX_SLOW_PROCESSES = 2
const MAX_ANONYMOUS_SLOW_PROCESSES = 1
/** Maximum number of tasks that one process has not replied to. */
const MAX_LOAD = 4

const MAX_REMEMBERED_QUERIES = 1000
const MAX_KEY_LENGTH = 2000
/** Milliseconds for which a query counts as slow. */
const SLOW_DURATION = 60_000
/** Milliseconds for which a query that a limit ended is refused, since clients retry it five times. */
const REFUSAL_DURATION = 5000

/** Usual queries were fast before; nothing is known of new ones. */
type Lane = 'usual' | 'new' | 'slow'

/**
 * Evaluates queries in processes, so that each can be ended at its limits.
 *
 * If a query is not fast, it keeps its process, and a spare process takes over the other tasks.
 * Queries that were fast before have their own process.
 */
export class QueryPool {
  readonly #options: ProcessOptions
  readonly #events: ProcessEvents
  readonly #fast: QueryProcess[] = []
  /** Processes whose query is slow or may become slow. */
  readonly #slow: QueryProcess[] = []
  readonly #waiting: Readonly<Record<Lane, QueryTask[]>> = {usual: [], new: [], slow: []}
  readonly #usualQueries = new RecentKeys<true>(MAX_REMEMBERED_QUERIES, Infinity)
  readonly #slowQueries = new RecentKeys<true>(MAX_REMEMBERED_QUERIES, SLOW_DURATION)
  readonly #refused = new RecentKeys<QueryLimit>(MAX_REMEMBERED_QUERIES, REFUSAL_DURATION)
  /** Starts at 1, so that a Lake that is open only for a moment, as in a test, starts no spare processes. */
  #fastProcesses = 1
  /** False after a failed start, until there is a new request. */
  #canStart = true
  readonly #warmUps: (() => void)[] = []
  #timer: NodeJS.Timeout | undefined
  #lastCheck = 0
  #isClosed = false

  constructor(options: ProcessOptions) {
    this.#options = options
    this.#events = {
      ready: () => this.#dispatch(),
      reply: (process, task, isResult, payload) => this.#settle(process, task, isResult, payload),
      end: (process, isOutOfMemory) => this.#handleEnd(process, isOutOfMemory),
    }
  }

  /** Starts all processes for fast queries; resolves when they are ready, or when one cannot start. */
  warmUp(): Promise<void> {
    this.#canStart = true
    this.#fastProcesses = FAST_PROCESSES
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
  run(request: QueryRequest, now: Date): Promise<readonly Buffer[]> {
    if (this.#isClosed) {
      return Promise.reject(new Error('The Lake is closed'))
    }
    const limit = this.#refused.get(() => fingerprintOf(request))
    if (limit) {
      return Promise.reject(new QueryLimitError(limit))
    }
    const {usual, new: newTasks, slow} = this.#waiting
    if (usual.length + newTasks.length + slow.length >= MAX_WAITING) {
      return Promise.reject(new QueryLimitError('query-busy'))
    }
    const timed: TimedRequest = {...request, timestamp: now.toISOString()}
    return new Promise((resolve, reject) => {
      this.#canStart = true
      const queryKey = keyOf(request)
      const message = JSON.stringify(timed)
      this.#enqueue({request, message, queryKey, waited: 0, resolve, reject})
      this.#dispatch()
    })
  }

  /** Ends every process and rejects all pending requests. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#timer)
    this.#resolveWarmUps()
    const closing = new RequestError('unavailable', 'The Lake is closing: try again later')
    const processes = [...this.#fast, ...this.#slow]
    const running = processes.flatMap((process) => [process.running, ...process.abandonSent()])
    for (const task of [...running, ...this.#removeWaiting()]) {
      task?.reject(closing)
    }
    await Promise.all(processes.map((process) => process.kill()))
  }

  #enqueue(task: QueryTask): void {
    const isSlow = this.#slowQueries.get(() => fingerprintOf(task.request))
    const isUsual = this.#usualQueries.get(() => task.queryKey)
    this.#waiting[isSlow ? 'slow' : isUsual ? 'usual' : 'new'].push(task)
  }

  #dispatch(): void {
    if (this.#isClosed) {
      return
    }
    this.#startFast()
    const ready = this.#fast.filter(({isReady}) => isReady)
    if (ready.length >= this.#fastProcesses) {
      this.#resolveWarmUps()
    }
    const [first, second = first] = ready
    if (first) {
      fill(first, this.#waiting.usual)
    }
    if (second) {
      fill(second, this.#waiting.new)
    }
    this.#dispatchSlow()
    if (this.#timer) {
      return
    }
    this.#lastCheck = performance.now()
    this.#timer = setInterval(() => this.#check(), CHECK_INTERVAL)
  }

  #resolveWarmUps(): void {
    for (const resolve of this.#warmUps.splice(0)) {
      resolve()
    }
  }

  #dispatchSlow(): void {
    const waiting = this.#waiting.slow
    for (const task of waiting.toSorted(byRank)) {
      if (!this.#canRunSlow(task)) {
        continue
      }
      const process = this.#slow.find(({load}) => load === 0) ?? this.#takeSpare()
      if (!process) {
        return
      }
      remove(waiting, task)
      process.send(task)
    }
  }

  #takeSpare(): QueryProcess | undefined {
    const [, , spare] = this.#fast.filter(({isReady}) => isReady)
    if (!spare) {
      return undefined
    }
    remove(this.#fast, spare)
    this.#slow.push(spare)
    spare.lowerPriority()
    this.#startFast()
    return spare
  }

  #canRunSlow({request}: QueryTask): boolean {
    const busy = this.#slow.filter(({load}) => load > 0)
    if (busy.length >= MAX_SLOW_PROCESSES) {
      return false
    }
    const anonymous = busy.filter(({running}) => running?.request.isAnonymous !== false)
    return !request.isAnonymous || anonymous.length < MAX_ANONYMOUS_SLOW_PROCESSES
  }

  #countReady(): number {
    return this.#fast.filter(({isReady}) => isReady).length
  }

  #startFast(): void {
    const undecided = this.#slow.filter(({isLowered}) => !isLowered)
    while (this.#canStart && this.#fast.length + undecided.length < this.#fastProcesses) {
      this.#fast.push(new QueryProcess(this.#options, this.#events))
    }
  }

  #check(): void {
    const delay = performance.now() - this.#lastCheck
    this.#lastCheck = performance.now()
    // This process was busy itself: replies may have arrived that it has not read yet.
    if (delay > MAX_CHECK_DELAY) {
      return
    }
    const fastWork = measure(this.#fast)
    const slowWork = measure(this.#slow)
    for (const process of this.#fast.filter(isBusy)) {
      const isOverdue = process.elapsed > MAX_FAST_TIME && this.#countReady() > 1
      if (isOverdue || process.work > MAX_FAST_WORK) {
        this.#replace(process, isOverdue)
      }
    }
    for (const process of this.#slow.filter(isBusy)) {
      const maxTime = process.isLowered ? MAX_SLOW_TIME : MAX_UNDECIDED_TIME
      if (process.work > QUERY_TIME_LIMIT || process.elapsed > maxTime) {
        this.#endProcess(process, new QueryLimitError('query-time-limit'))
      } else if (!process.isLowered && process.work > MAX_UNDECIDED_WORK) {
        this.#lowerPriority(process)
      }
    }
    this.#refuseWaiting('usual', this.#fast, fastWork)
    this.#refuseWaiting('new', this.#fast, fastWork)
    this.#refuseWaiting('slow', this.#slow, slowWork)
    const isIdle = [...this.#fast, ...this.#slow].every(({load}) => load === 0)
    const isAwaited = this.#warmUps.length > 0
    if (!isIdle || isAwaited || Object.values(this.#waiting).some(({length}) => length > 0)) {
      return
    }
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  /**
   * Refuses tasks that have waited too long, measured in work of the processes; time in which all
   * processes are starting does not count.
   */
  #refuseWaiting(lane: Lane, processes: readonly QueryProcess[], work: number): void {
    if (!processes.some(({isReady}) => isReady)) {
      return
    }
    const waiting = this.#waiting[lane]
    const refused = waiting.filter((task) => {
      const isListener = task.request.kind === 'match'
      task.waited += work
      return task.waited > (isListener ? MAX_LISTENER_WAIT : MAX_WAIT[lane])
    })
    for (const task of refused) {
      remove(waiting, task)
      task.reject(new QueryLimitError('query-busy'))
    }
  }

  /** Lets a spare process take over from one whose query takes long. */
  #replace(process: QueryProcess, isOverdue: boolean): void {
    const task = process.running
    remove(this.#fast, process)
    this.#fastProcesses = FAST_PROCESSES
    const sent = process.abandonSent()
    if (isOverdue || !task || this.#canRunSlow(task)) {
      this.#slow.push(process)
    } else {
      void process.kill()
      // A query that was fast before may have been slowed down by something else: it runs again.
      if (this.#usualQueries.get(() => task.queryKey)) {
        sent.unshift(task)
      } else {
        this.#enqueueAsSlow(task)
      }
    }
    if (task && !isOverdue) {
      this.#usualQueries.delete(task.queryKey)
    }
    this.#enqueueAgain(sent)
  }

  /** Lowers the priority of a process whose query is slow. */
  #lowerPriority(process: QueryProcess): void {
    const task = process.running
    if (task) {
      this.#usualQueries.delete(task.queryKey)
      this.#slowQueries.set(fingerprintOf(task.request), true)
    }
    remove(this.#slow, process)
    if (task && !this.#canRunSlow(task)) {
      void process.kill()
      this.#enqueueAsSlow(task)
    } else {
      const idle = this.#slow.find(({load}) => load === 0)
      if (idle && this.#slow.length >= MAX_SLOW_PROCESSES) {
        remove(this.#slow, idle)
        void idle.kill()
      }
      process.lowerPriority()
      this.#slow.push(process)
    }
    this.#dispatch()
  }

  #enqueueAsSlow(task: QueryTask): void {
    task.waited = 0
    this.#waiting.slow.push(task)
  }

  /** Ends a process whose running task has reached a limit, or which has failed. */
  #endProcess(process: QueryProcess, error: Error): void {
    const task = process.running
    remove(this.#fast, process)
    remove(this.#slow, process)
    const sent = process.abandonSent()
    void process.kill()
    if (task) {
      this.#fail(task, error)
    }
    this.#enqueueAgain(sent)
  }

  #handleEnd(process: QueryProcess, isOutOfMemory: boolean): void {
    if (isOutOfMemory && process.load > 0) {
      this.#endProcess(process, new QueryLimitError('query-memory-limit'))
      return
    }
    const error = new Error('A process that evaluates queries ended unexpectedly')
    if (!process.isReady) {
      this.#canStart = false
      this.#resolveWarmUps()
      for (const task of this.#removeWaiting()) {
        task.reject(error)
      }
    }
    this.#endProcess(process, error)
  }

  #enqueueAgain(tasks: readonly QueryTask[]): void {
    for (const task of tasks) {
      task.waited = 0
      this.#enqueue(task)
    }
    this.#dispatch()
  }

  #settle(
    process: QueryProcess,
    task: QueryTask | undefined,
    isResult: boolean,
    payload: readonly Buffer[],
  ): void {
    if (!process.isLowered && this.#slow.includes(process)) {
      remove(this.#slow, process)
      this.#fast.push(process)
    }
    if (task && isResult) {
      const {request, queryKey} = task
      if (!process.isLowered && request.kind === 'fetch') {
        this.#usualQueries.set(queryKey, true)
      }
      task.resolve(payload)
    } else if (task) {
      this.#fail(task, errorOf(payload))
    }
    this.#dispatch()
  }

  #fail(task: QueryTask, error: Error): void {
    if (error instanceof QueryLimitError) {
      this.#refused.set(fingerprintOf(task.request), error.code)
    }
    task.reject(error)
  }

  #removeWaiting(): QueryTask[] {
    return Object.values(this.#waiting).flatMap((tasks) => tasks.splice(0))
  }
}

function isBusy({load}: QueryProcess): boolean {
  return load > 0
}

/** Returns the milliseconds since the last check that count as work of the processes. */
function measure(processes: readonly QueryProcess[]): number {
  const work = Math.max(0, ...processes.filter(isBusy).map((process) => process.measure()))
  return Math.min(Math.max(work, CHECK_INTERVAL * MIN_WORK_SHARE), CHECK_INTERVAL)
}

function fill(process: QueryProcess, waiting: QueryTask[]): void {
  while (process.load < MAX_LOAD) {
    const [task] = waiting.length > 1 ? waiting.toSorted(byRank) : waiting
    if (!task) {
      return
    }
    remove(waiting, task)
    process.send(task)
  }
}

/** Signed-in users go first, listeners last. */
function byRank(left: QueryTask, right: QueryTask): number {
  return rankOf(left.request) - rankOf(right.request)
}

function rankOf({kind, isAnonymous}: QueryRequest): number {
  if (kind === 'match') {
    return 2
  }
  return isAnonymous ? 1 : 0
}

function remove<Item>(items: Item[], item: Item): void {
  const index = items.indexOf(item)
  if (index >= 0) {
    items.splice(index, 1)
  }
}

function keyOf({kind, query}: QueryRequest): string {
  return `${kind}:${query.length > MAX_KEY_LENGTH ? hashOf(query) : query}`
}

/** Returns the same string if a request is sent again. */
function fingerprintOf(request: QueryRequest): string {
  const {kind, query, parameters} = request
  return hashOf(
    JSON.stringify([kind, query, parameters, kind === 'fetch' ? request.perspective : []]),
  )
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64')
}

function errorOf(payload: readonly Buffer[]): Error {
  const failure: QueryFailure = JSON.parse(Buffer.concat(payload).toString())
  switch (failure.kind) {
    case 'query':
      return new QueryError(failure.query, failure.description, failure.start, failure.end)
    case 'limit':
      return isQueryLimit(failure.code)
        ? new QueryLimitError(failure.code)
        : new Error(failure.code)
    case 'internal':
      return new Error(`A query failed: ${failure.stack}`)
    default:
      return failure satisfies never
  }
}
