import {randomUUID} from 'node:crypto'
import {connect, type Socket} from 'node:net'

import {FILMS_OF_DIRECTOR} from './films.ts'
import {HttpConnection} from './http-connection.ts'
import {createMutateRequest} from './requests.ts'
import {measureProcessorTime, readProcessorTimes} from './processes.ts'
import type {WriterOptions} from './writers.ts'

const LISTENERS = 1000
/** Each is listened to by 50 listeners. */
const QUERIES = 20
const WRITES_PER_SECOND = 100
const QUERY = '*[_type == "film" && director._ref == $director]'
const TRANSACTION = /"transactionId":"(bench-[\w-]+)"/g
/** Milliseconds. */
const MAX_WELCOME_TIME = 30_000
const LAST_EVENTS_TIME = 2000

/** How soon listeners received the events of writes. */
export interface ListenerResult {
  readonly writes: number
  readonly events: number
  /** The number of events that should have arrived. */
  readonly expected: number
  /** Milliseconds from the sending of a write to the arrival of its event at a listener. */
  readonly p50: number
  readonly p95: number
  /** Milliseconds of processor time of the Lake for each write. */
  readonly processorTime: number
}

/**
 * Opens 1,000 listeners with 20 queries, and writes 100 times a second, so that each write concerns 50 listeners.
 *
 * @param duration - Milliseconds.
 */
export async function measureListeners(
  options: WriterOptions,
  duration: number,
): Promise<ListenerResult> {
  const {server, token, films, draw} = options
  // A transaction id is committed only once, and the folder is used by later runs.
  const run = randomUUID()
  const sentAt = new Map<string, number>()
  const delays: number[] = []
  const sockets: Socket[] = []
  let welcomes = 0
  for (let listener = 0; listener < LISTENERS; listener++) {
    const director = films.directorIdOf(listener % QUERIES)
    const socket = listen(server.port, token, director)
    sockets.push(socket)
    socket.on('data', (text: string) => {
      const now = performance.now()
      welcomes += Number(text.includes('event: welcome'))
      for (const [, id = ''] of text.matchAll(TRANSACTION)) {
        delays.push(now - (sentAt.get(id) ?? now))
      }
    })
  }
  const end = performance.now() + MAX_WELCOME_TIME
  const isReady = (): boolean => welcomes >= LISTENERS
  while (!isReady() && performance.now() < end) {
    await wait(20)
  }

  const earlier = readProcessorTimes(server.pid)
  const connection = new HttpConnection(server.port)
  const start = performance.now()
  let writes = 0
  while (performance.now() < start + duration) {
    const due = start + (writes * 1000) / WRITES_PER_SECOND
    await wait(Math.max(0, due - performance.now()))
    const director = draw(QUERIES)
    const film = director + films.directorCount * draw(FILMS_OF_DIRECTOR)
    const transactionId = `bench-${run}-${writes}`
    sentAt.set(transactionId, performance.now())
    const patch = {id: films.idOf(film), set: {views: draw(1_000_000)}}
    await connection.send(createMutateRequest(token, {transactionId, mutations: [{patch}]}))
    writes++
  }
  await wait(LAST_EVENTS_TIME)
  const processorTime = measureProcessorTime(server.pid, earlier) / writes
  connection.close()
  for (const socket of sockets) {
    socket.destroy()
  }
  delays.sort((a, b) => a - b)
  const quantile = (part: number): number => delays[Math.floor(delays.length * part)] ?? 0
  return {
    writes,
    events: delays.length,
    expected: (writes * LISTENERS) / QUERIES,
    p50: quantile(0.5),
    p95: quantile(0.95),
    processorTime,
  }
}

function listen(port: number, token: string, director: string): Socket {
  const search = new URLSearchParams({query: QUERY, $director: JSON.stringify(director)})
  const socket = connect({port, host: '127.0.0.1', noDelay: true})
  socket.setEncoding('utf8')
  socket.write(
    `GET /v2026-09-01/data/listen/production?${search.toString()} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`,
  )
  return socket
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
