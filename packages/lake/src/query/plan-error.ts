/** A valid query is not evaluated, because it is unsupported or could cost too much. */
export class PlanError extends Error {
  readonly code = 'unplannable'

  constructor(message: string) {
    super(message)
    this.name = 'PlanError'
  }
}
