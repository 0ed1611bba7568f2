import type {Attempt, Message} from './message-store.ts'
import {SIGNATURE_HEADER, signPayload} from './signature.ts'
import type {Webhook} from './webhook.ts'

/** Milliseconds that a receiver may take to respond. */
const MAX_RESPONSE_TIME = 30_000
/** Bytes of a response that are read, for the log. */
const MAX_RESPONSE_SIZE = 1000
/** Statuses, besides 5xx, after which a message is sent again. */
const TEMPORARY_STATUSES: ReadonlySet<number> = new Set([408, 425, 429])
const FIRST_SERVER_ERROR = 500

/** An attempt, and whether another one may succeed. */
export interface Delivery {
  readonly attempt: Omit<Attempt, 'id'>
  readonly canRetry: boolean
}

/** Sends a message once; resolves with undefined if `signal` has ended the attempt. Redirects are not followed. */
export async function deliver(
  webhook: Webhook,
  message: Message,
  now: () => Date,
  signal: AbortSignal,
): Promise<Delivery | undefined> {
  const {url, httpMethod, headers, secret} = webhook
  const {payload} = message
  const started = now()
  const start = performance.now()
  const describe = (
    outcome: Pick<Attempt, 'resultCode' | 'resultBody' | 'failure'>,
    canRetry: boolean,
  ): Delivery => ({
    attempt: {
      message: message.id,
      createdAt: started.toISOString(),
      duration: Math.round(performance.now() - start),
      ...outcome,
    },
    canRetry,
  })
  try {
    const response = await fetch(url, {
      method: httpMethod,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(MAX_RESPONSE_TIME)]),
      headers: {
        'user-agent': 'Lake webhook',
        ...headers,
        'content-type': 'application/json',
        ...message.headers,
        ...(secret !== null && {[SIGNATURE_HEADER]: signPayload(payload, secret, started)}),
      },
      body: payload,
    })
    const resultBody = await readStart(response)
    const {status, ok} = response
    return describe(
      {resultCode: status, resultBody, failure: ok ? null : `status ${status}`},
      status >= FIRST_SERVER_ERROR || TEMPORARY_STATUSES.has(status),
    )
  } catch (error) {
    if (signal.aborted) {
      return undefined
    }
    return describe({resultCode: null, resultBody: '', failure: reasonOf(error)}, true)
  }
}

async function readStart({body}: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= MAX_RESPONSE_SIZE) {
      break
    }
  }
  return Buffer.concat(chunks).subarray(0, MAX_RESPONSE_SIZE).toString()
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return `no response within ${MAX_RESPONSE_TIME / 1000} seconds`
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}
