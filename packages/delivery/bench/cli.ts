/** Measures cached pages beside a `node:http` server that sends as many bytes, and a page of which nothing is kept beside its query. */
import {availableParallelism, cpus, loadavg} from 'node:os'

import {measureCold} from './measure-cold.ts'
import {measureLoad, measureResponse} from './measure-load.ts'
import {type RunningServer, startServer} from './start-server.ts'

const PATHS = ['/articles/the-moon', '/articles/the-moon.md', '/newsletter/the-moon', '/feed.xml']
const LOAD = {connections: 8, duration: 2000}
const WARM_UP = {...LOAD, duration: 1000}
const ROUNDS = 5
/** The part of the requests of the hello server that a cached page has to reach. */
const TARGET = 0.5
const COLD_ROUNDS = 300
/** The time for a page of which nothing is kept may be that of its query, times this. */
const COLD_TARGET = 1.3
/** With more load, other programs are measured too. */
const MAX_LOAD_AVERAGE = 3

const [load = 0] = loadavg()
console.log(
  `Node ${process.version}, ${availableParallelism()} cores, ${cpus()[0]?.model}, load ${load.toFixed(1)}`,
)
if (load > MAX_LOAD_AVERAGE) {
  console.log('The machine is busy: the figures say little.')
}
await comparePageWithQuery()
const pages = await startServer('page-server.ts')
try {
  for (const path of PATHS) {
    await measurePath(pages, path)
  }
} finally {
  await pages.stop()
}

async function comparePageWithQuery(): Promise<void> {
  const lake = await startServer('lake-server.ts', String(2 * COLD_ROUNDS))
  try {
    const {query, page} = await measureCold(lake, COLD_ROUNDS)
    const ratio = page / query
    console.log(
      `Nothing kept: query ${query.toFixed(2)} ms, page ${page.toFixed(2)} ms, ${ratio.toFixed(2)} × the query (target ${COLD_TARGET}: ${ratio <= COLD_TARGET ? 'reached' : 'missed'})`,
    )
  } finally {
    await lake.stop()
  }
}

async function measurePath(server: RunningServer, path: string): Promise<void> {
  // The second response comes from the copy, with a header that says so.
  await measureResponse(server, path)
  await measureResponse(server, path)
  const page = await measureResponse(server, path)
  const hello = await startServer('hello.ts', String(page.body))
  try {
    const {whole} = await measureResponse(hello, '/')
    // The first requests of a process run code that Node has not optimised yet.
    await measureLoad(hello, '/', whole, WARM_UP)
    await measureLoad(server, path, page.whole, WARM_UP)
    const ratios: number[] = []
    const processorRatios: number[] = []
    const rates: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const helloResult = await measureLoad(hello, '/', whole, LOAD)
      const result = await measureLoad(server, path, page.whole, LOAD)
      ratios.push(result.requestsPerSecond / helloResult.requestsPerSecond)
      processorRatios.push(helloResult.processorTime / result.processorTime)
      rates.push(result.requestsPerSecond)
    }
    const ratio = median(ratios)
    console.log(
      `${path}: ${page.body} bytes, ${Math.round(median(rates))}/s, ${ratio.toFixed(2)} × hello (target ${TARGET}: ${ratio >= TARGET ? 'reached' : 'missed'}), by processor time ${median(processorRatios).toFixed(2)}`,
    )
  } finally {
    await hello.stop()
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
