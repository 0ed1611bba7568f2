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

/** Milliseconds between two looks at what runs and waits. */
const LOOK_INTERVAL = 10
const MAX_LATE = 100
/** Milliseconds of work after which others do not wait for a query: a spare process takes over. */
const MAX_FAST_WORK = 40
/** Milliseconds after which that happens, work or not, if a process is ready. */
const MAX_FAST_TIME = 100
/** Milliseconds of work after which a query is slow. */
const MAX_UNDECIDED_WORK = 150
/** Milliseconds that a query may take which the system does not let work. */
const MAX_UNDECIDED_TIME = 5000
/** A query that still waits after so many looks is refused. */
const MAX_LOOKS: Readonly<Record<Lane, number>> = {usual: 150, new: 50, slow: 50}
const MAX_LOOKS_OF_LISTENERS = 1000
const MAX_WAITING = 1000

/** Processes for fast queries: one for usual queries, one for new ones, and a spare. */
const FAST_PROCESSES = 3
const SLOW_PROCESSES = 2
const SLOW_PROCESSES_FOR_STRANGERS = 1
/** Tasks sent to one process before it has replied to the first of them. */
const MAX_LOAD = 4

const MAX_REMEMBERED_QUERIES = 1000
const MAX_KEY_LENGTH = 2000
/** Milliseconds that a query counts as slow. */
const SLOW_FOR = 60_000
/** Milliseconds that a query which was ended by a limit is refused: clients retry it five times. */
const REFUSED_FOR = 5000

type Lane = 'usual' | 'new' | 'slow'

/**
 * Evaluates queries in processes, so that each can be ended at its limits.
 *
 * A query that is not fast keeps its process, and a spare one takes the place of that. Queries that
 * were fast before have a process to themselves.
 */
export class QueryPool {
  readonly #options: ProcessOptions
  readonly #events: ProcessEvents
  readonly #fast: QueryProcess[] = []
  /** Those that run slow queries, or one that may turn out to be slow. */
  readonly #slow: QueryProcess[] = []
  readonly #waiting: Readonly<Record<Lane, QueryTask[]>> = {usual: [], new: [], slow: []}
  readonly #usualQueries = new RecentKeys<true>(MAX_REMEMBERED_QUERIES, Infinity)
  readonly #slowQueries = new RecentKeys<true>(MAX_REMEMBERED_QUERIES, SLOW_FOR)
  readonly #refused = new RecentKeys<QueryLimit>(MAX_REMEMBERED_QUERIES, REFUSED_FOR)
  /** A Lake that is used for a moment, as in a test, starts no spare processes. */
  #fastProcesses = 1
  /** Nothing is started again after a failed start until there is a new request. */
  #canStart = true
  readonly #onWarm: (() => void)[] = []
  #timer: NodeJS.Timeout | undefined
  #looked = 0
  #isClosed = false

  constructor(options: ProcessOptions) {
    this.#options = options
    this.#events = {
      ready: () => this.#dispatch(),
      reply: (process, task, isResult, payload) => this.#settle(process, task, isResult, payload),
      end: (process, isOutOfMemory) => this.#handleEnd(process, isOutOfMemory),
    }
  }

  /** Starts all the processes for fast queries; resolves when they are ready, or one cannot start. */
  warmUp(): Promise<void> {
    this.#canStart = true
    this.#fastProcesses = FAST_PROCESSES
    return new Promise((resolve) => {
      this.#onWarm.push(resolve)
      this.#dispatch()
    })
  }

  /**
   * Evaluates a request; the result is JSON, in chunks of bytes.
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
    const {usual, new: first, slow} = this.#waiting
    if (usual.length + first.length + slow.length >= MAX_WAITING) {
      return Promise.reject(new QueryLimitError('query-busy'))
    }
    const timed: TimedRequest = {...request, timestamp: now.toISOString()}
    return new Promise((resolve, reject) => {
      this.#canStart = true
      const queryKey = keyOf(request)
      const message = JSON.stringify(timed)
      this.#enqueue({request, message, queryKey, looks: 0, resolve, reject})
      this.#dispatch()
    })
  }

  /** Ends every process. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#timer)
    this.#reportWarm()
    const closing = new RequestError('unavailable', 'The Lake is closing: try again later')
    const processes = [...this.#fast, ...this.#slow]
    const running = processes.flatMap((process) => [process.running, ...process.abandonSent()])
    for (const task of [...running, ...this.#takeAll()]) {
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
      this.#reportWarm()
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
    this.#looked = performance.now()
    this.#timer = setInterval(() => this.#look(), LOOK_INTERVAL)
  }

  #reportWarm(): void {
    for (const report of this.#onWarm.splice(0)) {
      report()
    }
  }

  #dispatchSlow(): void {
    const waiting = this.#waiting.slow
    for (const task of waiting.toSorted(byRank)) {
      if (!this.#hasSlowRoom(task)) {
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

  #hasSlowRoom({request}: QueryTask): boolean {
    const busy = this.#slow.filter(({load}) => load > 0)
    if (busy.length >= SLOW_PROCESSES) {
      return false
    }
    const forStrangers = busy.filter(({running}) => running?.request.anonymous !== false)
    return !request.anonymous || forStrangers.length < SLOW_PROCESSES_FOR_STRANGERS
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

  #look(): void {
    const late = performance.now() - this.#looked
    this.#looked = performance.now()
    // Something else kept this process busy: replies are waiting to be read.
    if (late > MAX_LATE) {
      return
    }
    for (const process of this.#fast.filter(isBusy)) {
      const isOverdue = process.elapsed > MAX_FAST_TIME && this.#countReady() > 1
      if (isOverdue || process.work() > MAX_FAST_WORK) {
        this.#replace(process, isOverdue)
      }
    }
    for (const process of this.#slow.filter(isBusy)) {
      const timeLimit = process.isLowered ? QUERY_TIME_LIMIT : MAX_UNDECIDED_TIME
      if (process.elapsed > timeLimit) {
        this.#end(process, new QueryLimitError('query-time-limit'))
      } else if (!process.isLowered && process.work() > MAX_UNDECIDED_WORK) {
        this.#lower(process)
      }
    }
    this.#refuseWaiting('usual', this.#fast)
    this.#refuseWaiting('new', this.#fast)
    this.#refuseWaiting('slow', this.#slow)
    const isIdle = [...this.#fast, ...this.#slow].every(({load}) => load === 0)
    const isAwaited = this.#onWarm.length > 0
    if (!isIdle || isAwaited || Object.values(this.#waiting).some(({length}) => length > 0)) {
      return
    }
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  /** Time in which no process was ready, since all of them start, does not count. */
  #refuseWaiting(lane: Lane, processes: readonly QueryProcess[]): void {
    if (!processes.some(({isReady}) => isReady)) {
      return
    }
    const waiting = this.#waiting[lane]
    const refused = waiting.filter((task) => {
      const isListener = task.request.kind === 'match'
      return ++task.looks > (isListener ? MAX_LOOKS_OF_LISTENERS : MAX_LOOKS[lane])
    })
    for (const task of refused) {
      remove(waiting, task)
      task.reject(new QueryLimitError('query-busy'))
    }
  }

  /** Has a spare process take the place of one whose query takes long. */
  #replace(process: QueryProcess, isOverdue: boolean): void {
    const task = process.running
    remove(this.#fast, process)
    this.#fastProcesses = FAST_PROCESSES
    const sent = process.abandonSent()
    if (isOverdue || !task || this.#hasSlowRoom(task)) {
      this.#slow.push(process)
    } else {
      void process.kill()
      // What was fast before may have been unlucky.
      if (this.#usualQueries.get(() => task.queryKey)) {
        sent.unshift(task)
      } else {
        this.#waitAsSlow(task)
      }
    }
    if (task) {
      this.#usualQueries.delete(task.queryKey)
    }
    this.#sendAgain(sent)
  }

  /** Has a process, whose query is slow, give up its priority. */
  #lower(process: QueryProcess): void {
    const task = process.running
    if (task) {
      this.#slowQueries.set(fingerprintOf(task.request), true)
    }
    remove(this.#slow, process)
    if (task && !this.#hasSlowRoom(task)) {
      void process.kill()
      this.#waitAsSlow(task)
    } else {
      const idle = this.#slow.find(({load}) => load === 0)
      if (idle && this.#slow.length >= SLOW_PROCESSES) {
        remove(this.#slow, idle)
        void idle.kill()
      }
      process.lowerPriority()
      this.#slow.push(process)
    }
    this.#dispatch()
  }

  #waitAsSlow(task: QueryTask): void {
    task.looks = 0
    this.#waiting.slow.push(task)
  }

  /** Ends a process whose running task has reached a limit, or failed with it. */
  #end(process: QueryProcess, error: Error): void {
    const task = process.running
    remove(this.#fast, process)
    remove(this.#slow, process)
    const sent = process.abandonSent()
    void process.kill()
    if (task) {
      this.#fail(task, error)
    }
    this.#sendAgain(sent)
  }

  #handleEnd(process: QueryProcess, isOutOfMemory: boolean): void {
    if (isOutOfMemory && process.load > 0) {
      this.#end(process, new QueryLimitError('query-memory-limit'))
      return
    }
    const error = new Error('A process that evaluates queries ended unexpectedly')
    if (!process.isReady) {
      this.#canStart = false
      this.#reportWarm()
      for (const task of this.#takeAll()) {
        task.reject(error)
      }
    }
    this.#end(process, error)
  }

  #sendAgain(tasks: readonly QueryTask[]): void {
    for (const task of tasks) {
      task.looks = 0
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

  #takeAll(): QueryTask[] {
    return Object.values(this.#waiting).flatMap((tasks) => tasks.splice(0))
  }
}

function isBusy({load}: QueryProcess): boolean {
  return load > 0
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

function rankOf({kind, anonymous}: QueryRequest): number {
  if (kind === 'match') {
    return 2
  }
  return anonymous ? 1 : 0
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

/** Tells a request that is sent again from others. */
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
    case 'fault':
      return new Error(`A query failed: ${failure.stack}`)
    default:
      return failure satisfies never
  }
}
