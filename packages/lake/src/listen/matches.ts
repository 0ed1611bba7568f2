import {hasAttribute} from '../documents/attribute.ts'
import {isPublicId} from '../documents/document-id.ts'
import type {LakeDocument} from '../documents/document.ts'
import type {DocumentSource} from '../documents/document-source.ts'
import type {SentQuery} from '../query/process/query-request.ts'
import type {QueryEngine} from '../query/query-engine.ts'
import type {View} from '../query/view.ts'

/** What a listener's query is evaluated with. */
export interface MatchSource {
  readonly queries: QueryEngine
  readonly documents: DocumentSource
}

/**
 * Evaluates the query with one document as all there is; only references lead into the whole dataset.
 *
 * As on Sanity, a listener's sub-query finds nothing but the changed document.
 */
export function matches(
  {queries, documents}: MatchSource,
  {query, parameters, identity, anonymous}: SentQuery,
  document: LakeDocument | undefined,
): boolean {
  if (query === '*') {
    return document !== undefined
  }
  const view = only(document, documents, anonymous)
  const result = queries.askNow({query, parameters, identity, view})
  return Array.isArray(result) ? result.length > 0 : result !== null && result !== undefined
}

function only(
  document: LakeDocument | undefined,
  others: DocumentSource,
  anonymous: boolean,
): View {
  const one = document ? [document] : []
  const get: View['get'] = (id) => (id === document?._id ? document : undefined)
  return {
    get,
    dereference(id) {
      return get(id) ?? (anonymous && !isPublicId(id) ? undefined : others.get(id))
    },
    all: () => one,
    ofType: (type) => one.filter(({_type}) => _type === type),
    ofTypeWith: (type, attribute) =>
      one.filter((each) => each._type === type && hasAttribute(each, attribute)),
    referencing: () => one,
  }
}
