/** A query is valid GROQ, but it is refused because it is not supported or could take too long. */
export class PlanError extends Error {
  readonly code = 'query-refused'

  constructor(message: string) {
    super(message)
    this.name = 'PlanError'
  }
}
