import {QueryLimitError} from '../../errors/query-limit-error.ts'
import type {QueryTask} from './query-task.ts'

/** The queue of a task. Its query was fast before, or is new, or is slow. */
export type Lane = 'fast' | 'new' | 'slow'

/** Milliseconds that a task may wait in its lane before it is refused; see `refuseOverdue`. */
const MAX_WAIT: Readonly<Record<Lane, number>> = {fast: 1500, new: 500, slow: 500}
const MAX_LISTENER_WAIT = 10_000
const MAX_WAITING = 1000

interface WaitingTask {
  readonly task: QueryTask
  /** Milliseconds. */
  waitingTime: number
}

/** The tasks that wait for a query process, in three lanes. */
export class WaitingTasks {
  readonly #lanes: Readonly<Record<Lane, WaitingTask[]>> = {fast: [], new: [], slow: []}

  get isEmpty(): boolean {
    return this.#count() === 0
  }

  get isFull(): boolean {
    return this.#count() >= MAX_WAITING
  }

  add(task: QueryTask, lane: Lane): void {
    this.#lanes[lane].push({task, waitingTime: 0})
  }

  /** Removes and returns the next task of a lane that may run. Signed-in users are first, listeners are last. */
  takeNext(lane: Lane, canRun: (task: QueryTask) => boolean = () => true): QueryTask | undefined {
    const tasks = this.#lanes[lane]
    const [next] = tasks.filter(({task}) => canRun(task)).toSorted(compareRanks)
    if (next) {
      tasks.splice(tasks.indexOf(next), 1)
    }
    return next?.task
  }

  /** Removes and returns all tasks. */
  takeAll(): QueryTask[] {
    return Object.values(this.#lanes).flatMap((tasks) => tasks.splice(0).map(({task}) => task))
  }

  /**
   * Increases the waiting time of all tasks of a lane, and refuses tasks that have waited too long.
   *
   * `processorTime` is the processor time that the processes have used meanwhile, in milliseconds. Elapsed
   * time would also count the time in which other programs slow the machine down.
   */
  refuseOverdue(lane: Lane, processorTime: number): void {
    const tasks = this.#lanes[lane]
    for (const waiting of tasks.splice(0)) {
      const isListener = waiting.task.request.kind === 'match'
      waiting.waitingTime += processorTime
      if (waiting.waitingTime > (isListener ? MAX_LISTENER_WAIT : MAX_WAIT[lane])) {
        waiting.task.reject(new QueryLimitError('query-busy'))
      } else {
        tasks.push(waiting)
      }
    }
  }

  #count(): number {
    const {fast, new: newTasks, slow} = this.#lanes
    return fast.length + newTasks.length + slow.length
  }
}

function compareRanks(left: WaitingTask, right: WaitingTask): number {
  return rankOf(left.task) - rankOf(right.task)
}

function rankOf({request: {kind, isAnonymous}}: QueryTask): number {
  if (kind === 'match') {
    return 2
  }
  return isAnonymous ? 1 : 0
}
