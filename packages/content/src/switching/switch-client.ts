/** A change of one document, in the form of the Content Lake's mutations. */
export type SwitchMutation =
  | {readonly create: {_id: string; _type: string; [field: string]: unknown}}
  | {
      readonly patch: {
        id: string
        ifRevisionID?: string
        set?: Record<string, unknown>
        setIfMissing?: Record<string, unknown>
        unset?: string[]
      }
    }

/** What switching needs of a client; the clients of `@sanity/client` have it. */
export interface SwitchClient {
  fetch(
    query: string,
    parameters: {[name: string]: readonly string[]},
    options: {perspective: 'published'; useCdn: false; tag: string},
  ): Promise<unknown>
  mutate(
    mutations: SwitchMutation[],
    options: {returnDocuments: false; visibility: 'sync'; tag: string},
  ): Promise<unknown>
  /** Names who switches; without it, pass `user`. */
  readonly users?: {getById(id: 'me'): Promise<unknown>}
}

/** Who switches a status. */
export interface SwitchUser {
  readonly id: string
  readonly name: string
}
