/** Measures the Lake beside a `node:http` server that always sends the same 9 KB. */
import {mkdirSync} from 'node:fs'
import {dirname} from 'node:path'

import {createCases} from './cases.ts'
import {canCountFsyncs, countFsyncs, measureDisk} from './count-fsyncs.ts'
import {fillFolder} from './fill.ts'
import {Films} from './films.ts'
import {HttpConnection} from './http-connection.ts'
import {measureListeners} from './listeners.ts'
import {measureReads} from './measure-reads.ts'
import {parseBenchOptions, USAGE, type BenchOptions} from './options.ts'
import {readMemory} from './processes.ts'
import {formatReads} from './report.ts'
import {createGetRequest} from './requests.ts'
import {startHello, startLake} from './servers.ts'
import {measureWriters, startCommits, type WriterResult} from './writers.ts'

const WRITERS = [1, 16]

const log = (text: string): void => console.error(text)
const draw = (count: number): number => Math.floor(Math.random() * count)

try {
  const options = parseBenchOptions(process.argv.slice(2))
  if (options === 'help') {
    console.log(USAGE)
  } else if (options.openingsOnly) {
    // Needs the built package, unlike the other measurements.
    const {measureOpenings} = await import('./openings.ts')
    await measureOpenings()
  } else {
    await run(options)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function run(options: BenchOptions): Promise<void> {
  const {folder, documents, cases: names, writersOnly, listenersOnly} = options
  const isAll = names.length === 0 && !writersOnly && !listenersOnly
  const films = new Films(documents)
  const cases = createCases(films, draw)
  const unknown = names.find((name) => !cases.some((each) => each.name === name))
  if (unknown !== undefined) {
    throw new RangeError(
      `There is no case "${unknown}": choose from ${cases.map(({name}) => name).join(', ')}`,
    )
  }
  mkdirSync(dirname(folder), {recursive: true})
  const token = await fillFolder(folder, films, log)
  console.log(`${documents} films of 12 KB, Node ${process.version}, folder ${folder}`)
  if (isAll || names.length > 0) {
    const chosen = names.length === 0 ? cases : cases.filter(({name}) => names.includes(name))
    const [firstCase = chosen[0]] = cases
    const path = firstCase?.createPath() ?? '/'
    console.log(
      `cold start: ${Math.round(await measureStart(folder, token, path))} ms to the first result`,
    )
    await runReads(options, films, token, chosen)
  }
  if (isAll || writersOnly) {
    await runWriters(options, films, token)
  }
  if (isAll || listenersOnly) {
    await runListeners(options, films, token)
  }
}

async function runListeners(options: BenchOptions, films: Films, token: string): Promise<void> {
  const lake = await startLake(options.folder)
  try {
    const {writes, events, expected, p50, p95, processorTime} = await measureListeners(
      {server: lake, token, films, draw},
      options.seconds * 5000,
    )
    console.log(
      `1000 listeners on 20 queries: ${writes} writes, ${events} of ${expected} events, delivered after ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; ${processorTime.toFixed(2)} ms of processor time a write`,
    )
  } finally {
    await lake.stop()
  }
}

/** Returns the milliseconds from the start of the process to its first result. */
async function measureStart(folder: string, token: string, path: string): Promise<number> {
  const start = performance.now()
  const server = await startLake(folder)
  try {
    const connection = new HttpConnection(server.port)
    const {status} = await connection.send(createGetRequest(token, path))
    connection.close()
    if (status !== 200) {
      throw new Error(`The first request got status ${status}`)
    }
    return performance.now() - start
  } finally {
    await server.stop()
  }
}

async function runReads(
  options: BenchOptions,
  films: Films,
  token: string,
  cases: ReturnType<typeof createCases>,
): Promise<void> {
  const hello = await startHello()
  const lake = await startLake(options.folder)
  try {
    const commits = startCommits({server: lake, token, films, draw}, options.commits)
    const measured = await measureReads({...options, lake, hello, token, cases, log})
    const {commits: count, p99} = commits.stop()
    console.log(formatReads(measured))
    console.log(`meanwhile ${count} commits, p99 ${p99.toFixed(1)} ms`)
    const {own, withChildren} = readMemory(lake.pid)
    console.log(
      `resident memory: ${Math.round(own)} MB, with its processes ${Math.round(withChildren)} MB`,
    )
  } finally {
    await Promise.all([lake.stop(), hello.stop()])
  }
}

async function runWriters(options: BenchOptions, films: Films, token: string): Promise<void> {
  const {folder} = options
  const duration = options.seconds * 1000
  const lake = await startLake(folder)
  const rates: WriterResult[] = []
  try {
    for (const writers of WRITERS) {
      rates.push(await measureWriters({server: lake, token, films, draw}, writers, duration))
    }
  } finally {
    await lake.stop()
  }
  const fsyncs = canCountFsyncs()
    ? await countFsyncs(folder, async (server, count) => {
        const perCommit: number[] = []
        for (const writers of WRITERS) {
          const before = count()
          const {commits} = await measureWriters({server, token, films, draw}, writers, duration)
          perCommit.push((count() - before) / commits)
        }
        return perCommit
      })
    : []
  const disk = measureDisk(folder)
  console.log(`durable writes of 4 KB: ${Math.round(disk)}/s`)
  for (const [index, writers] of WRITERS.entries()) {
    const {commitsPerSecond = 0, errors = 0, processorTime = 0} = rates[index] ?? {}
    const perCommit = fsyncs[index]?.toFixed(2) ?? 'not counted (install strace)'
    console.log(
      `${writers} writer${writers === 1 ? '' : 's'}: ${Math.round(commitsPerSecond)} commits/s (${(commitsPerSecond / disk).toFixed(2)} of the disk), ${processorTime.toFixed(2)} ms of processor time each, ${errors} errors, fsyncs per commit: ${perCommit}`,
    )
  }
}
