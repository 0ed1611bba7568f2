import {LakeError} from './lake-error.ts'

/** The HTTP status of each code, with its text. */
const STATUSES = {
  'bad-request': [400, 'Bad Request'],
  unauthorized: [401, 'Unauthorized'],
  'session-not-found': [401, 'Unauthorized'],
  forbidden: [403, 'Forbidden'],
  'not-found': [404, 'Not Found'],
  conflict: [409, 'Conflict'],
  'payload-too-large': [413, 'Payload Too Large'],
  unavailable: [503, 'Service Unavailable'],
  'storage-full': [507, 'Insufficient Storage'],
} as const

/** Why a request was refused before it reached any document. */
export type RequestErrorCode = keyof typeof STATUSES

/** A request cannot be served; the message says what is valid. */
export class RequestError extends LakeError {
  readonly code: RequestErrorCode

  constructor(code: RequestErrorCode, message: string) {
    super(STATUSES[code][0], message)
    this.code = code
  }

  override toBody(): Record<string, unknown> {
    return {
      statusCode: this.status,
      error: STATUSES[this.code][1],
      // With this code the Studio distinguishes an ended session from a missing permission.
      ...(this.code === 'session-not-found' && {errorCode: 'SIO-401-ANF'}),
      message: this.message,
    }
  }
}
