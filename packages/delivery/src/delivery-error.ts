/** Why the handler cannot be created. */
export type DeliveryErrorCode = 'invalid-option'

/** An invalid option; the message says what is wrong and what would be right. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError'
  readonly code: DeliveryErrorCode

  constructor(code: DeliveryErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
