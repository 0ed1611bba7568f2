import type {Template} from 'sanity'

import {NAMESPACE} from '../i18n/namespace.ts'
import {isDeskType} from '../schema/desk-types.ts'

/** Templates that set the reader or the topic of an article that is created in the list of that reader or topic. */
export const INITIAL_VALUE_TEMPLATES: Template[] = [
  {
    id: 'article-by-reader',
    title: 'Article by this reader',
    i18n: {title: {ns: NAMESPACE, key: 'lists.new-article-by-reader'}},
    schemaType: 'article',
    parameters: [{name: 'readerId', type: 'string'}],
    value: ({readerId}: {readerId: string}) => ({reader: {_type: 'reference', _ref: readerId}}),
  },
  {
    id: 'article-on-topic',
    title: 'Article on this topic',
    i18n: {title: {ns: NAMESPACE, key: 'lists.new-article-on-topic'}},
    schemaType: 'article',
    parameters: [{name: 'topicId', type: 'string'}],
    value: ({topicId}: {topicId: string}) => ({
      topics: [{_type: 'reference', _key: topicId.slice(0, 12), _ref: topicId}],
    }),
  },
]

/** Adds the key of the type's title to a template of Sanity for one of the desk's types. */
export function translateTemplate(template: Template): Template {
  const {schemaType} = template
  return isDeskType(schemaType)
    ? {...template, i18n: {title: {ns: NAMESPACE, key: `schema.${schemaType}`}}}
    : template
}
