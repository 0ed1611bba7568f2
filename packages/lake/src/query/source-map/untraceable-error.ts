/** The origins of a query's values cannot be traced; its result is evaluated as usual, with unknown sources. */
export class UntraceableError extends Error {
  readonly code = 'untraceable-query'

  constructor(part: string) {
    super(`The sources of ${part} cannot be traced`)
    this.name = 'UntraceableError'
  }
}
