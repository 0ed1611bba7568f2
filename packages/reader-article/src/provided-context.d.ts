import 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of the Lake for browser tests. */
    lakeUrl: string
    /** A token with write access to that Lake. */
    lakeToken: string
  }
}
