/** The arguments of the command are invalid; the message names the argument and what is valid. */
export class UsageError extends Error {
  readonly code = 'usage'

  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}
