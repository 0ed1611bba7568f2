import {LakeError} from './lake-error.ts'

/** A GROQ query cannot be parsed or evaluated; `start` and `end` are UTF-16 offsets. */
export class QueryError extends LakeError {
  readonly code = 'queryParseError'
  readonly query: string
  readonly start: number
  readonly end: number

  constructor(query: string, description: string, start = 0, end = query.length) {
    super(400, description)
    this.query = query
    this.start = start
    this.end = end
  }

  override toBody(): Record<string, unknown> {
    const {code, message, query, start, end} = this
    return {error: {type: code, description: message, query, start, end}}
  }
}
