import {createHmac} from 'node:crypto'

/** The header with the signature of a payload. */
export const SIGNATURE_HEADER = 'sanity-webhook-signature'

/** Signs a payload as `@sanity/webhook` verifies it: HMAC-SHA-256 of the time and the text. */
export function signPayload(payload: string, secret: string, time: Date): string {
  const timestamp = time.getTime()
  const hash = createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('base64url')
  return `t=${timestamp},v1=${hash}`
}
