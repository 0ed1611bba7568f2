import {setTimeout} from 'node:timers/promises'

import type {BenchCase} from './cases.ts'
import {HttpConnection} from './http-connection.ts'
import {measureLoad, type Load, type LoadResult} from './measure-load.ts'
import type {BenchOptions} from './options.ts'
import {createGetRequest} from './requests.ts'
import type {RunningServer} from './servers.ts'

/** Milliseconds that the Lake has to make the indexes for a query. */
const MAX_PREPARATION_TIME = 180_000
const MIN_REPORTED_TIME = 500
/** Milliseconds that a server has to become idle after queries without an answer. */
const MAX_CALM_TIME = 10_000
/** The hello server is measured for this part of the time of a case. */
const HELLO_PART = 0.5

/** The measurements of a case, one of each round. */
export interface CaseRounds {
  readonly benchCase: BenchCase
  readonly results: LoadResult[]
  /** Requests per second, as a part of those of the hello server directly before. */
  readonly ratios: number[]
  /** The same for the processor time of a request: that of the hello server divided by that of the Lake. */
  readonly processorRatios: number[]
  /** Requests per second of the hello server directly before. */
  readonly hello: number[]
}

/** The two servers, and what to measure. */
export interface ReadOptions extends Pick<BenchOptions, 'connections' | 'rounds' | 'seconds'> {
  readonly lake: RunningServer
  readonly hello: RunningServer
  readonly token: string
  readonly cases: readonly BenchCase[]
  readonly log: (text: string) => void
}

/**
 * Waits until each case is answered, because the Lake makes indexes for the first query of its kind, then measures
 * all cases in interleaved rounds, each directly after the hello server; a case that gets no answer only once.
 */
export async function measureReads(options: ReadOptions): Promise<readonly CaseRounds[]> {
  const {lake, hello, token, cases, rounds, seconds, connections, log} = options
  const all = cases.map((benchCase): CaseRounds => ({
    benchCase,
    results: [],
    ratios: [],
    processorRatios: [],
    hello: [],
  }))
  const helloRequest = createGetRequest(token, '/')
  const createHelloRequest: Load['createRequest'] = () => ({
    text: helloRequest,
    isRight: () => true,
  })
  // The first requests of a process run code that Node has not optimised yet.
  await measureLoad({server: hello, connections, duration: 500, createRequest: createHelloRequest})
  for (const benchCase of cases) {
    const time = await measurePreparation(lake.port, () =>
      createGetRequest(token, benchCase.createPath()),
    )
    if (time > MIN_REPORTED_TIME) {
      log(`${benchCase.name}: first answer after ${(time / 1000).toFixed(1)} s`)
    }
  }
  for (let round = 0; round < rounds; round++) {
    const first = round % all.length
    for (const measured of [...all.slice(first), ...all.slice(0, first)]) {
      const {benchCase, results} = measured
      if (results.some(({answered}) => answered === 0)) {
        continue
      }
      const helloResult = await measureLoad({
        server: hello,
        connections,
        duration: seconds * 1000 * HELLO_PART,
        createRequest: createHelloRequest,
      })
      const result = await measureLoad({
        server: lake,
        connections,
        duration: seconds * 1000,
        createRequest() {
          const path = benchCase.createPath()
          return {
            text: createGetRequest(token, path),
            isRight: (body) => isRight(benchCase, body, path),
          }
        },
      })
      results.push(result)
      measured.hello.push(helloResult.requestsPerSecond)
      measured.ratios.push(result.requestsPerSecond / helloResult.requestsPerSecond)
      measured.processorRatios.push(
        result.processorTime === 0 ? 0 : helloResult.processorTime / result.processorTime,
      )
      log(
        `round ${round + 1}: ${benchCase.name} ${Math.round(result.requestsPerSecond)}/s, hello ${Math.round(helloResult.requestsPerSecond)}/s`,
      )
      if (result.unanswered > 0) {
        await waitUntilCalm(lake.port)
      }
    }
  }
  return all
}

/** Returns the milliseconds until a request is answered. */
async function measurePreparation(port: number, createRequest: () => string): Promise<number> {
  const start = performance.now()
  const connection = new HttpConnection(port)
  while (performance.now() - start < MAX_PREPARATION_TIME) {
    const {status} = await connection.send(createRequest())
    if (status === 200) {
      break
    }
    await setTimeout(100)
  }
  connection.close()
  return performance.now() - start
}

function isRight(benchCase: BenchCase, body: Buffer, path: string): boolean {
  try {
    return benchCase.isRight(JSON.parse(body.toString()), path)
  } catch {
    return false
  }
}

/** Waits until the server answers at once again: it may still evaluate queries of closed connections. */
async function waitUntilCalm(port: number): Promise<void> {
  const end = performance.now() + MAX_CALM_TIME
  while (performance.now() < end) {
    const start = performance.now()
    const connection = new HttpConnection(port)
    const timer = globalThis.setTimeout(() => connection.close(), 1000)
    const isAnswered = await connection.send('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n').then(
      () => true,
      () => false,
    )
    clearTimeout(timer)
    connection.close()
    if (isAnswered && performance.now() - start < 50) {
      return
    }
  }
}
