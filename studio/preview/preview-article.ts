import {articleQuery} from '@reader-article/content'
import {evaluateSync, parse, toJS} from 'groq-js'
import {getPublishedId} from 'sanity'

/** A document as the Content Lake stores it. */
export interface StoredDocument {
  readonly _id: string
  readonly [field: string]: unknown
}

const tree = parse(articleQuery({by: 'id', value: ''}).query)

/**
 * Returns what `<reader-article>` would fetch if the edited article were published.
 *
 * @param edited - The article as the form shows it.
 * @param others - The documents to which it refers; the edited article among them is ignored.
 */
export function previewArticle(edited: StoredDocument, others: readonly StoredDocument[]): unknown {
  const id = getPublishedId(edited._id)
  const dataset = [{...edited, _id: id}, ...others.filter((other) => other._id !== id)]
  return toJS(evaluateSync(tree, {dataset, params: {id}}))
}
