import type {Context} from 'hono'

import type {User} from '../auth/users.ts'
import {RequestError} from '../errors/request-error.ts'
import {isRecord, jsonDepth} from '../json.ts'
import type {QueryParameters} from '../query/groq.ts'
import type {LakeEnvironment} from './lake-context.ts'

const MAX_DEPTH = 200

/** Every route's path begins with the API's version. */
export const VERSION = '/:version{v[0-9X-]+}'

/** Returns who asks. Throws a RequestError, status 401, where nobody is signed in. */
export function signedIn(context: Context<LakeEnvironment>): User {
  const caller = context.get('caller')
  if (caller) {
    return caller
  }
  throw new RequestError('unauthorized', 'Sign in first: send a token as "Authorization: Bearer …"')
}

/** Returns the API's version without its `v`: a date, `1` or `X`. */
export function apiVersionOf(context: Context): string {
  return (context.req.param('version') ?? '').replace(/^v/, '')
}

/** Tells whether a query parameter is switched on. */
export function flagOf(context: Context, name: string, otherwise = false): boolean {
  const value = context.req.query(name)
  return value === undefined ? otherwise : value === 'true' || value === '1'
}

/** Reads a JSON object from the body. Throws a RequestError that says what is wrong with it. */
export async function readJsonObject(
  request: Request,
  limit: number,
): Promise<Record<string, unknown>> {
  const value = await readJson(request, limit)
  if (isRecord(value)) {
    return value
  }
  throw new RequestError('badRequest', 'The body must be a JSON object')
}

/** Reads JSON from the body, `limit` bytes at most. Throws a RequestError. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const text = await readText(request, limit)
  if (jsonDepth(text) > MAX_DEPTH) {
    throw new RequestError('badRequest', `The body nests deeper than ${MAX_DEPTH} levels`)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    throw new RequestError('badRequest', `The body is not JSON: ${reason}`)
  }
}

async function readText(request: Request, limit: number): Promise<string> {
  const tooLarge = new RequestError(
    'payloadTooLarge',
    `The body is larger than the ${limit} bytes allowed`,
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

/** Reads the `$name` parameters of a query from the address. Throws a RequestError naming a faulty one. */
export function queryParametersOf(context: Context): QueryParameters {
  const entries = new URL(context.req.url).searchParams.entries()
  const parameters: Record<string, unknown> = Object.create(null)
  for (const [name, text] of entries) {
    if (!name.startsWith('$')) {
      continue
    }
    try {
      if (jsonDepth(text) > MAX_DEPTH) {
        throw new TypeError('it nests too deeply')
      }
      parameters[name.slice(1)] = JSON.parse(text)
    } catch {
      throw new RequestError(
        'badRequest',
        `The parameter ${name} is not JSON: ${text.slice(0, 100)}`,
      )
    }
  }
  return parameters
}
