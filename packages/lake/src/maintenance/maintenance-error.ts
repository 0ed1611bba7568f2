/** Content cannot be removed; the message says what is wrong and what to do. */
export class MaintenanceError extends Error {
  readonly code:
    | 'bytes-remain'
    | 'document-not-found'
    | 'invalid-id'
    | 'lake-silent'
    | 'refused'
    | 'still-referenced'

  constructor(code: MaintenanceError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'MaintenanceError'
    this.code = code
  }
}
