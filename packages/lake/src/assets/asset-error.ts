import {LakeError} from '../errors/lake-error.ts'

/** The HTTP status of each code, with its text. */
const STATUSES = {
  'asset-not-found': [404, 'Not Found'],
  'asset-too-large': [413, 'Payload Too Large'],
  'empty-upload': [400, 'Bad Request'],
  'foreign-host': [400, 'Bad Request'],
  'image-too-expensive': [503, 'Service Unavailable'],
  'image-unreadable': [400, 'Bad Request'],
  'invalid-parameter': [400, 'Bad Request'],
  overloaded: [503, 'Service Unavailable'],
  'upload-interrupted': [400, 'Bad Request'],
} as const

/** Seconds after which a request may succeed that came when too many images were processed. */
const OVERLOAD_TIME = 1

/** Why an upload or a request for an asset failed. */
export type AssetErrorCode = keyof typeof STATUSES

/** An upload or a request for an asset failed. */
export class AssetError extends LakeError {
  readonly code: AssetErrorCode

  constructor(code: AssetErrorCode, message: string, options?: ErrorOptions) {
    super(STATUSES[code][0], message, {
      ...options,
      ...(code === 'overloaded' && {retryAfter: OVERLOAD_TIME}),
    })
    this.code = code
  }

  override toBody(): Record<string, unknown> {
    const {status, code, message} = this
    return {statusCode: status, error: STATUSES[code][1], message}
  }
}
