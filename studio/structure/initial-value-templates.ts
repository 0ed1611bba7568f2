import type {Template} from 'sanity'

/** Templates that set the reader or the topic of an article that is created in the list of that reader or topic. */
export const INITIAL_VALUE_TEMPLATES: Template[] = [
  {
    id: 'article-by-reader',
    title: 'Article by this reader',
    schemaType: 'article',
    parameters: [{name: 'readerId', type: 'string'}],
    value: ({readerId}: {readerId: string}) => ({reader: {_type: 'reference', _ref: readerId}}),
  },
  {
    id: 'article-on-topic',
    title: 'Article on this topic',
    schemaType: 'article',
    parameters: [{name: 'topicId', type: 'string'}],
    value: ({topicId}: {topicId: string}) => ({
      topics: [{_type: 'reference', _key: topicId.slice(0, 12), _ref: topicId}],
    }),
  },
]
