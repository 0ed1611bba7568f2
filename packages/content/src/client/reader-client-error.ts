/** Why a method of the client failed. */
export type ReaderClientErrorCode =
  | 'invalid-option'
  | 'invalid-key'
  | 'invalid-range'
  | 'refused'
  | 'unavailable'
  | 'unreachable'

/** An invalid argument or a failed request; the message says what is wrong and what would be right. */
export class ReaderClientError extends Error {
  override readonly name = 'ReaderClientError'
  readonly code: ReaderClientErrorCode

  constructor(code: ReaderClientErrorCode, message: string, cause?: unknown) {
    super(message, {cause})
    this.code = code
  }
}

/** Turns an error of `@sanity/client`, which sent a request to `host`, into one of ours. */
export function explainFailure(error: unknown, host: string): ReaderClientError {
  const {message, statusCode} = describeError(error)
  if (statusCode === undefined) {
    return new ReaderClientError(
      'unreachable',
      `${host} cannot be reached (${message}). Check projectId or apiHost, and that the server is running.`,
      error,
    )
  }
  if (statusCode >= 500) {
    return new ReaderClientError(
      'unavailable',
      `${host} responded with ${statusCode}: ${message}`,
      error,
    )
  }
  const hint =
    statusCode === 401 || statusCode === 403
      ? ' Check the token, and that it may read this dataset.'
      : ' Check projectId and dataset.'
  return new ReaderClientError(
    'refused',
    `${host} responded with ${statusCode}: ${message}.${hint}`,
    error,
  )
}

function describeError(error: unknown): {message: string; statusCode: number | undefined} {
  if (!(error instanceof Error)) {
    return {message: String(error), statusCode: undefined}
  }
  const statusCode =
    'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined
  return {message: error.message.replace(/[.\s]+$/, ''), statusCode}
}
