/** How the documents of one `*` were found. */
export interface AccessStep {
  /**
   * `counter`: only counted; `id`, `reference`, `words`: looked up; `alternatives`: several of these; `index`: a
   * range of an index; `type`: all documents of types; `scan`: all documents.
   */
  readonly access:
    | 'counter'
    | 'id'
    | 'reference'
    | 'words'
    | 'alternatives'
    | 'index'
    | 'type'
    | 'scan'
  /** The keys or the index. */
  readonly detail: string
  /** True if the order of the index is the order of the query, so that a slice reads only its documents. */
  readonly isOrdered: boolean
  /** Rows of the index that were read. */
  rows: number
}
