/** What can be wrong with an upload or with a request for an asset. */
export type AssetErrorCode =
  | 'assetNotFound'
  | 'assetTooLarge'
  | 'emptyUpload'
  | 'imageTooExpensive'
  | 'imageUnreadable'
  | 'invalidParameter'
  | 'notSignedIn'
  | 'overloaded'
  | 'uploadBrokenOff'

/** A request for an asset that cannot be met; `statusCode` is the HTTP status that says so. */
export class AssetError extends Error {
  readonly code: AssetErrorCode
  readonly statusCode: 400 | 401 | 404 | 413 | 503

  constructor(code: AssetErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AssetError'
    this.code = code
    this.statusCode = STATUS[code]
  }
}

const STATUS = {
  assetNotFound: 404,
  assetTooLarge: 413,
  emptyUpload: 400,
  imageTooExpensive: 503,
  imageUnreadable: 400,
  invalidParameter: 400,
  notSignedIn: 401,
  overloaded: 503,
  uploadBrokenOff: 400,
} as const
