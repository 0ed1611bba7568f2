import type {Context} from 'hono'

import type {Caller} from '../auth/caller.ts'
import {RequestError} from '../errors/request-error.ts'
import {isRecord, measureJsonDepth} from '../json.ts'
import type {QueryParameters} from '../query/groq.ts'
import type {LakeEnvironment} from './lake-context.ts'

/** Maximum number of nested brackets in JSON. */
const MAX_DEPTH = 200
/** Bytes. */
const MAX_FORM_SIZE = 10_000

/** The start of every route's path: the API version. */
export const VERSION = '/:version{v[0-9X-]+}'

/** Returns the logged-in caller. Throws a RequestError, status 401, if there is none. */
export function requireCaller(context: Context<LakeEnvironment>): Caller {
  const caller = context.get('caller')
  if (caller) {
    return caller
  }
  throw new RequestError('unauthorized', 'Log in first: send a token as "Authorization: Bearer …"')
}

/** Returns the API version without its `v`: a date, `1` or `X`. */
export function apiVersionOf(context: Context): string {
  return (context.req.param('version') ?? '').replace(/^v/, '')
}

/** Returns true if a query parameter is `true` or `1`. */
export function flagOf(context: Context, name: string, defaultValue = false): boolean {
  const value = context.req.query(name)
  return value === undefined ? defaultValue : value === 'true' || value === '1'
}

/** Parses the body, at most `limit` bytes, as a JSON object. Throws a RequestError. */
export async function readJsonObject(
  request: Request,
  limit: number,
): Promise<Record<string, unknown>> {
  const value = await readJson(request, limit)
  if (isRecord(value)) {
    return value
  }
  throw new RequestError('bad-request', 'The body must be a JSON object')
}

/** Parses the body, at most `limit` bytes, as JSON. Throws a RequestError. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
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
export async function readForm(request: Request): Promise<URLSearchParams> {
  return new URLSearchParams(await readText(request, MAX_FORM_SIZE))
}

async function readText(request: Request, limit: number): Promise<string> {
  const tooLarge = new RequestError(
    'payload-too-large',
    `The body is larger than the limit, ${limit} bytes`,
  )
  if (Number(request.headers.get('content-length') ?? 0) > limit) {
    throw tooLarge
  }
  if (!request.body) {
    return ''
  }
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > limit) {
      throw tooLarge
    }
    text += decoder.decode(chunk, {stream: true})
  }
  return text + decoder.decode()
}

/** Parses the parameters of a query (`$name`) from the URL. Throws a RequestError that names an invalid one. */
export function queryParametersOf(context: Context): QueryParameters {
  const entries = new URL(context.req.url).searchParams.entries()
  const parameters: Record<string, unknown> = Object.create(null)
  for (const [name, text] of entries) {
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
