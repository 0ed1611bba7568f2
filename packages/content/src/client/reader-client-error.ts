/** What kept a client from answering. */
export type ReaderClientErrorCode =
  | 'invalid-option'
  | 'invalid-key'
  | 'invalid-range'
  | 'refused'
  | 'unavailable'
  | 'unreachable'

/** A question that could not be answered; the message names what is wrong and what would be right. */
export class ReaderClientError extends Error {
  override readonly name = 'ReaderClientError'
  readonly code: ReaderClientErrorCode

  constructor(code: ReaderClientErrorCode, message: string, cause?: unknown) {
    super(message, {cause})
    this.code = code
  }
}

/** Says what an error of `@sanity/client` means for whoever asked `host`. */
export function explainFailure(error: unknown, host: string): ReaderClientError {
  const {message, statusCode} = described(error)
  if (statusCode === undefined) {
    return new ReaderClientError(
      'unreachable',
      `${host} cannot be reached (${message}): is the address right, and is the server running?`,
      error,
    )
  }
  if (statusCode >= 500) {
    return new ReaderClientError('unavailable', `${host} answered ${statusCode}: ${message}`, error)
  }
  const hint =
    statusCode === 401 || statusCode === 403
      ? ' Is the token right, and may it read this dataset?'
      : ' Are the project and the dataset right?'
  return new ReaderClientError(
    'refused',
    `${host} answered ${statusCode}: ${message}.${hint}`,
    error,
  )
}

function described(error: unknown): {message: string; statusCode: number | undefined} {
  if (!(error instanceof Error)) {
    return {message: String(error), statusCode: undefined}
  }
  const statusCode =
    'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined
  return {message: error.message.replace(/[.\s]+$/, ''), statusCode}
}
