/** The namespace of the desk's own texts. */
export const NAMESPACE = 'reader-article'
