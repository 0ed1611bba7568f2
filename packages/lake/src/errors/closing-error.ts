import {LakeError} from './lake-error.ts'

/** Seconds after which the Lake may have started again. */
const RETRY_AFTER = 5

/** A request arrived while the Lake was closing, or was not finished then. */
export class ClosingError extends LakeError {
  readonly code = 'lake-closing'

  constructor() {
    super(503, 'The Lake is closing: try again later', {retryAfter: RETRY_AFTER})
  }

  override toBody(): Record<string, unknown> {
    const {code, message, status} = this
    return {error: {type: code, description: message}, statusCode: status, message}
  }
}
