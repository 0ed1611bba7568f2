import type {ReadableTypes} from '../auth/caller.ts'
import {isVisible} from '../auth/is-visible.ts'
import {hasAttribute} from '../documents/attribute.ts'
import type {LakeDocument} from '../documents/document.ts'
import type {DocumentSource} from '../documents/document-source.ts'
import type {SentQuery} from '../query/process/query-request.ts'
import type {QueryEngine} from '../query/query-engine.ts'
import type {View} from '../query/view.ts'

/** The query engine, and the documents that references in a listener's query can reach. */
export interface MatchSource {
  readonly engine: QueryEngine
  readonly documents: DocumentSource
}

/**
 * Returns true if a listener's query matches a document.
 *
 * The query sees only this document, even in sub-queries, as at Sanity; but references can reach every
 * document of the dataset.
 */
export function isMatch(
  {engine, documents}: MatchSource,
  {query, parameters, identity, readableTypes}: SentQuery,
  document: LakeDocument | undefined,
): boolean {
  if (query === '*') {
    return document !== undefined
  }
  const view = viewOf(document, documents, readableTypes)
  const result = engine.evaluateSync({query, parameters, identity, view})
  return Array.isArray(result) ? result.length > 0 : result !== null && result !== undefined
}

function viewOf(
  document: LakeDocument | undefined,
  dataset: DocumentSource,
  readableTypes: ReadableTypes,
): View {
  const documents = document ? [document] : []
  const get: View['get'] = (id) => (id === document?._id ? document : undefined)
  return {
    get,
    dereference(id) {
      const target = get(id) ?? dataset.get(id)
      return target && isVisible(target, readableTypes) ? target : undefined
    },
    all: () => documents,
    ofType: (type) => documents.filter(({_type}) => _type === type),
    ofTypeWith: (type, attribute) =>
      documents.filter((each) => each._type === type && hasAttribute(each, attribute)),
    referencing: () => documents,
    inRelease: () => documents,
  }
}
