import {isRecord} from '../../json.ts'
import type {Lake} from '../../lake.ts'
import type {FuzzRequest} from './fuzz-request.ts'

/** Milliseconds in which each request must have a response. */
const MAX_TIME = 20_000
/** A limit was reached, and the response names it. */
const NAMED_LIMITS: ReadonlySet<number> = new Set([503, 507])

/** Sends a request; resolves with a description of what is wrong with the response, if anything is. */
export async function findFault(lake: Lake, sent: FuzzRequest): Promise<string | undefined> {
  const {method, path, headers, body} = sent
  const hasBody = body !== undefined && method !== 'GET' && method !== 'HEAD'
  const abort = new AbortController()
  const request = new Request(`http://localhost:4100${path}`, {
    method,
    headers,
    ...(hasBody && {body}),
    redirect: 'manual',
    signal: abort.signal,
  })
  const timeout = Promise.withResolvers<never>()
  const timer = setTimeout(() => timeout.reject(new Error('No response in time')), MAX_TIME)
  try {
    const response = await Promise.race([lake.fetch(request), timeout.promise])
    if (response.headers.get('content-type')?.startsWith('text/event-stream') === true) {
      await response.body?.cancel()
      return undefined
    }
    const text = await Promise.race([response.text(), timeout.promise])
    return describeFault(response.status, text)
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  } finally {
    clearTimeout(timer)
    abort.abort()
  }
}

function describeFault(status: number, text: string): string | undefined {
  if (status < 500 || (NAMED_LIMITS.has(status) && namesLimit(text))) {
    return undefined
  }
  return `${status}: ${text.slice(0, 500)}`
}

function namesLimit(text: string): boolean {
  try {
    const body: unknown = JSON.parse(text)
    return isRecord(body) && typeof body['message'] === 'string'
  } catch {
    return false
  }
}
