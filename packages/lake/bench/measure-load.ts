import {HttpConnection} from './http-connection.ts'
import {measureProcessorTime, readProcessorTimes} from './processes.ts'
import type {RunningServer} from './servers.ts'

/** Milliseconds after which a request counts as not answered. */
const MAX_RESPONSE_TIME = 3000
/** The body of one in so many responses is checked, because parsing all of them would slow down the load. */
const CHECK_INTERVAL = 40

/** What a load consists of. */
export interface Load {
  readonly server: RunningServer
  readonly connections: number
  /** Milliseconds. */
  readonly duration: number
  createRequest(): {readonly text: string; isRight(body: Buffer): boolean}
}

/** What was measured. */
export interface LoadResult {
  readonly requestsPerSecond: number
  /** Processor time of the server and its children for a request, in microseconds. */
  readonly processorTime: number
  /** The time within which 99 of 100 responses arrived, in milliseconds. */
  readonly p99: number
  readonly answered: number
  /** Responses with another status than 200, and wrong results. */
  readonly errors: number
  readonly unanswered: number
  /** An example of an error. */
  readonly firstError: string | undefined
}

/** Sends requests on several connections for some time, and at most `MAX_RESPONSE_TIME` longer. */
export async function measureLoad(load: Load): Promise<LoadResult> {
  const {server, connections, duration} = load
  const times: number[] = []
  let errors = 0
  let unanswered = 0
  let firstError: string | undefined
  const processorStart = readProcessorTimes(server.pid)
  const start = performance.now()
  const end = start + duration

  const sendAll = async (): Promise<void> => {
    let connection = new HttpConnection(server.port)
    let sentAt = start
    const watch = setInterval(() => {
      if (performance.now() - sentAt > MAX_RESPONSE_TIME) {
        connection.close()
      }
    }, 100)
    while (performance.now() < end) {
      const request = load.createRequest()
      sentAt = performance.now()
      try {
        const {status, body} = await connection.send(request.text)
        times.push(performance.now() - sentAt)
        const isChecked = times.length % CHECK_INTERVAL === 1
        if (status !== 200 || (isChecked && !request.isRight(body))) {
          errors++
          firstError ??= `${status} ${body.toString('utf8', 0, 300)}`
        }
      } catch {
        unanswered++
        connection.close()
        connection = new HttpConnection(server.port)
      }
    }
    clearInterval(watch)
    connection.close()
  }

  await Promise.all(Array.from({length: connections}, sendAll))
  const elapsed = performance.now() - start
  const processorTime = measureProcessorTime(server.pid, processorStart)
  times.sort((a, b) => a - b)
  return {
    requestsPerSecond: ((times.length - errors) * 1000) / elapsed,
    processorTime: times.length === 0 ? 0 : (processorTime * 1000) / times.length,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
    answered: times.length,
    errors,
    unanswered,
    firstError,
  }
}
