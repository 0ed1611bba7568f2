import 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of the browser tests' Lake. */
    lakeUrl: string
    /** A token that may write to it. */
    lakeToken: string
  }
}
