import type {Films} from './films.ts'
import {HttpConnection} from './http-connection.ts'
import {createMutateRequest} from './requests.ts'
import {measureProcessorTime, readProcessorTimes} from './processes.ts'
import type {RunningServer} from './servers.ts'

/** The commits of a number of writers. */
export interface WriterResult {
  readonly commits: number
  readonly commitsPerSecond: number
  readonly errors: number
  /** Milliseconds of processor time of the Lake for each commit. */
  readonly processorTime: number
}

/** What writers need. */
export interface WriterOptions {
  readonly server: RunningServer
  readonly token: string
  readonly films: Films
  /** Returns a random whole number below its argument. */
  readonly draw: (count: number) => number
}

/** Lets writers patch one field of random films for some milliseconds, each of them as fast as possible. */
export async function measureWriters(
  options: WriterOptions,
  writers: number,
  duration: number,
): Promise<WriterResult> {
  let commits = 0
  let errors = 0
  const {pid} = options.server
  const earlier = readProcessorTimes(pid)
  const start = performance.now()
  const write = async (): Promise<void> => {
    const connection = new HttpConnection(options.server.port)
    try {
      while (performance.now() < start + duration) {
        const {status} = await connection.send(createPatch(options))
        if (status === 200) {
          commits++
        } else {
          errors++
        }
      }
    } finally {
      connection.close()
    }
  }
  await Promise.all(Array.from({length: writers}, write))
  const seconds = (performance.now() - start) / 1000
  return {
    commits,
    commitsPerSecond: commits / seconds,
    errors,
    processorTime: measureProcessorTime(pid, earlier) / commits,
  }
}

/** Commits at a constant rate until it is stopped; a commit that is late is left out. */
export function startCommits(
  options: WriterOptions,
  perSecond: number,
): {stop(): {readonly commits: number; readonly p99: number}} {
  const times: number[] = []
  let connection = new HttpConnection(options.server.port)
  let isWriting = false
  const commit = async (): Promise<void> => {
    if (isWriting) {
      return
    }
    isWriting = true
    const start = performance.now()
    try {
      await connection.send(createPatch(options))
      times.push(performance.now() - start)
    } catch {
      connection = new HttpConnection(options.server.port)
    }
    isWriting = false
  }
  const timer = setInterval(() => void commit(), 1000 / perSecond)
  return {
    stop() {
      clearInterval(timer)
      connection.close()
      times.sort((a, b) => a - b)
      return {commits: times.length, p99: times[Math.floor(times.length * 0.99)] ?? 0}
    },
  }
}

function createPatch({token, films, draw}: WriterOptions): Buffer {
  const id = films.idOf(draw(films.count))
  const patch = {id, set: {views: draw(1_000_000)}}
  return createMutateRequest(token, {mutations: [{patch}]})
}
