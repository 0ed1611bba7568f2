/** Why an upload or a request for an asset failed. */
export type AssetErrorCode =
  | 'asset-not-found'
  | 'asset-too-large'
  | 'empty-upload'
  | 'foreign-host'
  | 'image-too-expensive'
  | 'image-unreadable'
  | 'invalid-parameter'
  | 'not-logged-in'
  | 'overloaded'
  | 'upload-interrupted'

/** An upload or a request for an asset failed; `statusCode` is the HTTP status of the response. */
export class AssetError extends Error {
  readonly code: AssetErrorCode
  readonly statusCode: 400 | 401 | 404 | 413 | 503

  constructor(code: AssetErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AssetError'
    this.code = code
    this.statusCode = STATUS_CODES[code]
  }
}

const STATUS_CODES = {
  'asset-not-found': 404,
  'asset-too-large': 413,
  'empty-upload': 400,
  'foreign-host': 400,
  'image-too-expensive': 503,
  'image-unreadable': 400,
  'invalid-parameter': 400,
  'not-logged-in': 401,
  overloaded: 503,
  'upload-interrupted': 400,
} as const
