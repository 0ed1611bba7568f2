/** Documents cannot be erased; the message names them and says what to do. */
export class EraseError extends Error {
  readonly code:
    | 'bytes-remain'
    | 'document-not-found'
    | 'invalid-id'
    | 'lake-silent'
    | 'still-referenced'

  constructor(code: EraseError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EraseError'
    this.code = code
  }
}
