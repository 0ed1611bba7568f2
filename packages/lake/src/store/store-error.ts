/** The database cannot be opened; the message names the folder and says what to do. */
export class StoreError extends Error {
  readonly code: 'store-busy' | 'store-full' | 'store-too-new'

  constructor(code: StoreError['code'], message: string) {
    super(message)
    this.name = 'StoreError'
    this.code = code
  }
}
