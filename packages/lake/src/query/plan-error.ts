/** A query that parses and is not run: what it asks for is unsupported, or could cost too much. */
export class PlanError extends Error {
  readonly code = 'unplannable'

  constructor(message: string) {
    super(message)
    this.name = 'PlanError'
  }
}
