import 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** The Lake that browser tests read from. */
    lakeUrl: string
    /** Writes to it. */
    lakeToken: string
  }
}
