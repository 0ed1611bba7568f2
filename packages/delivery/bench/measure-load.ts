import {once} from 'node:events'
import {connect} from 'node:net'

import type {RunningServer} from './start-server.ts'

/** What was measured. */
export interface LoadResult {
  readonly requestsPerSecond: number
  /** The processor time of the server for a request, in microseconds. */
  readonly processorTime: number
}

/**
 * Requests a path again and again on several connections.
 *
 * All responses have the same length, so that the client only counts bytes: one that parses responses would need more
 * processor time than the servers.
 *
 * @param length - Of a response with its headers, in bytes.
 * @param duration - In milliseconds.
 */
export async function measureLoad(
  server: RunningServer,
  path: string,
  length: number,
  {connections, duration}: {readonly connections: number; readonly duration: number},
): Promise<LoadResult> {
  const request = createRequest(path)
  const before = await server.readProcessorTime()
  const start = performance.now()
  const counts = await Promise.all(
    Array.from({length: connections}, async () => {
      const socket = connect({port: server.port, host: '127.0.0.1', noDelay: true})
      let received = 0
      let count = 0
      socket.on('data', (chunk) => {
        received += chunk.length
        if (received < length) {
          return
        }
        if (received > length) {
          socket.destroy(new Error(`${path}: a response has ${received} bytes, and not ${length}.`))
          return
        }
        received = 0
        count++
        if (performance.now() - start < duration) {
          socket.write(request)
        } else {
          socket.destroy()
        }
      })
      socket.write(request)
      await once(socket, 'close')
      return count
    }),
  )
  const elapsed = performance.now() - start
  const count = counts.reduce((sum, each) => sum + each, 0)
  const processorTime = (await server.readProcessorTime()) - before
  return {
    requestsPerSecond: (count * 1000) / elapsed,
    processorTime: (processorTime * 1000) / count,
  }
}

/** Returns the lengths of a response in bytes: of its body, and with its headers. */
export async function measureResponse(
  {port}: RunningServer,
  path: string,
): Promise<{readonly body: number; readonly whole: number}> {
  const socket = connect({port, host: '127.0.0.1'})
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    const received = Buffer.concat(chunks)
    const end = received.indexOf('\r\n\r\n') + 4
    const [, length] = /\r\ncontent-length: *(\d+)/i.exec(received.toString('latin1')) ?? []
    if (end > 3 && received.length >= end + Number(length)) {
      socket.destroy()
    }
  })
  socket.write(createRequest(path))
  await once(socket, 'close')
  const received = Buffer.concat(chunks)
  if (!received.toString('latin1').startsWith('HTTP/1.1 200')) {
    throw new Error(`${path} got: ${received.toString('utf8').slice(0, 300)}`)
  }
  return {whole: received.length, body: received.length - received.indexOf('\r\n\r\n') - 4}
}

function createRequest(path: string): string {
  return `GET ${path} HTTP/1.1\r\nhost: articles.example\r\n\r\n`
}
