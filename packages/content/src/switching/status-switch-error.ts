/** Why a status was not switched. */
export type StatusSwitchErrorCode =
  /** No published reader has this PIN or id. */
  | 'unknown-pin'
  /** The reader has retired. */
  | 'retired-reader'
  /** Two switches of one call concern the same reader. */
  | 'duplicate-reader'
  /** No published status has this id, slug or label; the message lists the labels. */
  | 'unknown-status'
  /** Several statuses have this label. */
  | 'ambiguous-status'
  /** The time is not in a known form, or the switch has a following status without a time. */
  | 'bad-until'
  /** The time has passed. */
  | 'in-the-past'
  /** The following status is the same, so that nothing would change at that time. */
  | 'same-status'
  /** The note is too long or is not a string. */
  | 'bad-note'
  /** The token must not write statuses, or has expired. */
  | 'not-allowed'
  /** Other writers changed the same availability again and again. */
  | 'conflict'
  /** There is no record with this id to undo. */
  | 'unknown-change'
  /** The reader had no status before the change, or has been switched again since. */
  | 'not-undoable'
  /** The server cannot be reached. */
  | 'unreachable'
  /** The server responded with another error. */
  | 'failed'

/** A status was not switched, and nothing was written; the message says what is wrong and what would be right. */
export class StatusSwitchError extends Error {
  override readonly name = 'StatusSwitchError'
  readonly code: StatusSwitchErrorCode

  constructor(code: StatusSwitchErrorCode, message: string, cause?: unknown) {
    super(message, {cause})
    this.code = code
  }
}

/** Turns an error of a client into one of ours. */
export function explainClientError(error: unknown): StatusSwitchError {
  if (error instanceof StatusSwitchError) {
    return error
  }
  const message = error instanceof Error ? error.message : String(error)
  const status = statusCodeOf(error)
  if (status === undefined) {
    return new StatusSwitchError(
      'unreachable',
      `The status was not switched: the server cannot be reached (${message}). Check its address, and try again.`,
      error,
    )
  }
  if (status === 401 || status === 403) {
    return new StatusSwitchError(
      'not-allowed',
      'The status was not switched: the token has expired, or must not write the types availability and statusChange. Use a token with that right.',
      error,
    )
  }
  return new StatusSwitchError(
    'failed',
    `The status was not switched: the server responded with ${status} (${message}).`,
    error,
  )
}

/** Returns the HTTP status of a client's error; undefined if there was no response. */
export function statusCodeOf(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined
}
