import type {Template} from 'sanity'

/** What a new article begins with when it is created beneath a reader or a topic. */
export const TEMPLATES: Template[] = [
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
