import {RequestError} from '../errors/request-error.ts'
import {isRecord, measureJsonDepth} from '../json.ts'
import type {QueryParameters} from '../query/groq.ts'
import type {HttpRequest} from './http-request.ts'

/** Maximum number of nested brackets in JSON. */
const MAX_DEPTH = 200
/** Bytes. */
const MAX_FORM_SIZE = 10_000

/** Parses the body, at most `limit` bytes, as a JSON object. Throws a RequestError. */
export async function readJsonObject(
  request: HttpRequest,
  limit: number,
): Promise<Record<string, unknown>> {
  const value = await readJson(request, limit)
  if (isRecord(value)) {
    return value
  }
  throw new RequestError('bad-request', 'The body must be a JSON object')
}

/** Parses the body, at most `limit` bytes, as JSON. Throws a RequestError. */
export async function readJson(request: HttpRequest, limit: number): Promise<unknown> {
  const text = await readText(request, limit)
  if (measureJsonDepth(text) > MAX_DEPTH) {
    throw new RequestError('bad-request', `The body nests deeper than ${MAX_DEPTH} levels`)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    throw new RequestError('bad-request', `The body is not JSON: ${reason}`)
  }
}

/** Parses the body as the fields of a form. Throws a RequestError. */
export async function readForm(request: HttpRequest): Promise<URLSearchParams> {
  return new URLSearchParams(await readText(request, MAX_FORM_SIZE))
}

async function readText(request: HttpRequest, limit: number): Promise<string> {
  // Created only when it is thrown, because an error takes the time of a small query.
  const createError = (): RequestError =>
    new RequestError('payload-too-large', `The body is larger than the limit, ${limit} bytes`)
  if (Number(request.header('content-length') ?? 0) > limit) {
    throw createError()
  }
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of readBody(request)) {
    size += chunk.byteLength
    if (size > limit) {
      throw createError()
    }
    text += decoder.decode(chunk, {stream: true})
  }
  return text + decoder.decode()
}

/** Reads a body. A client that disconnects meanwhile is no error of the Lake. */
async function* readBody({body}: HttpRequest): AsyncGenerator<Uint8Array> {
  if (!body) {
    return
  }
  try {
    yield* body
  } catch {
    throw new RequestError('bad-request', 'The request was interrupted: send it again')
  }
}

/** Parses the parameters of a query (`$name`) from the URL. Throws a RequestError that names an invalid one. */
export function queryParametersOf(request: HttpRequest): QueryParameters {
  const parameters: Record<string, unknown> = Object.create(null)
  for (const [name, text] of request.query) {
    if (!name.startsWith('$')) {
      continue
    }
    if (measureJsonDepth(text) > MAX_DEPTH) {
      throw new RequestError(
        'bad-request',
        `The parameter ${name} nests deeper than ${MAX_DEPTH} levels`,
      )
    }
    try {
      parameters[name.slice(1)] = JSON.parse(text)
    } catch {
      throw new RequestError(
        'bad-request',
        `The parameter ${name}=${text.slice(0, 100)} is not JSON: strings need quotes, for example ${name}="abc"`,
      )
    }
  }
  return parameters
}
