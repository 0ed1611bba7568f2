import {createReadStream} from 'node:fs'

import type {HttpRequest} from '../http-request.ts'
import type {Reply, ReplyBody} from '../reply.ts'
import type {ServableFile} from '../../assets/stored-file.ts'

/** The headers that are sent with a file. */
export interface FileResponse {
  readonly contentType: string
  /** Without quotes. */
  readonly etag: string
  /** True if there will soon be a better version, so that this one may be cached only for a short time. */
  readonly isPreliminary?: boolean
  readonly headers?: Record<string, string>
}

const CACHE_CONTROL = 'public, max-age=31536000, immutable'
const SHORT_CACHE_CONTROL = 'public, max-age=60'

/** Creates the reply, status 304, for a file that the client already has. */
export function createNotModifiedReply(response: FileResponse): Reply {
  const {'content-type': _, ...headers} = headersOf(response)
  return {status: 304, headers}
}

/** Creates the reply with a file, or with the requested range of the file (RFC 9110, section 14). */
export function serveFile(request: HttpRequest, file: ServableFile, response: FileResponse): Reply {
  const headers = {...headersOf(response), 'accept-ranges': 'bytes'}
  const range = parseRange(request, file.size, response.etag)
  if (range === 'unsatisfiable') {
    return {status: 416, headers: {...headers, 'content-range': `bytes */${file.size}`}}
  }
  const {start, end} = range ?? {start: 0, end: file.size - 1}
  return {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      ...(range && {'content-range': `bytes ${start}-${end}/${file.size}`}),
    },
    body: bodyOf(file, start, end),
  }
}

function headersOf(response: FileResponse): Record<string, string> {
  return {
    'content-type': response.contentType,
    etag: `"${response.etag}"`,
    'cache-control': response.isPreliminary === true ? SHORT_CACHE_CONTROL : CACHE_CONTROL,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    ...response.headers,
  }
}

function bodyOf(file: ServableFile, start: number, end: number): ReplyBody {
  if (file.path !== undefined) {
    return streamFile(file.path, start, end)
  }
  return new Uint8Array(file.bytes.subarray(start, end + 1))
}

// Opens the file at the first read, so that a body that is never read does not keep it open.
function streamFile(path: string, start: number, end: number): ReadableStream<Uint8Array> {
  let chunks: AsyncIterator<unknown> | undefined
  return new ReadableStream(
    {
      async pull(controller) {
        chunks ??= createReadStream(path, {start, end})[Symbol.asyncIterator]()
        const {done, value} = await chunks.next()
        if (value instanceof Uint8Array) {
          controller.enqueue(value)
        }
        if (done === true) {
          controller.close()
        }
      },
      async cancel() {
        await chunks?.return?.()
      },
    },
    {highWaterMark: 0},
  )
}

interface Range {
  readonly start: number
  readonly end: number
}

function parseRange(
  request: HttpRequest,
  size: number,
  etag: string,
): Range | 'unsatisfiable' | undefined {
  const condition = request.header('if-range')
  if (request.method !== 'GET' || (condition !== undefined && condition !== `"${etag}"`)) {
    return undefined
  }
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(request.header('range') ?? '')
  const [, first = '', last = ''] = match ?? []
  if (first === '' && last === '') {
    return undefined
  }
  if (first === '') {
    const length = Math.min(size, Number(last))
    return length === 0 ? 'unsatisfiable' : {start: size - length, end: size - 1}
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(size - 1, Number(last))
  if (last !== '' && Number(last) < start) {
    return undefined
  }
  return start >= size ? 'unsatisfiable' : {start, end}
}
