import {record, text, TOPIC_BY_SLUG_QUERY} from '@reader-article/content'

import type {ContentStore, Copy} from './content-store.ts'

/** What articles are about. */
export interface Topic {
  readonly id: string
  readonly title: string
  readonly slug: string
  readonly description: string
}

/** Fetches a topic by its slug; undefined if there is none. */
export async function getTopic(
  store: ContentStore,
  slug: string,
): Promise<{topic: Topic; copy: Copy} | undefined> {
  if (slug === '' || slug.length > 200) {
    return undefined
  }
  const copy = await store.get({query: TOPIC_BY_SLUG_QUERY, parameters: {slug}})
  const fields = record(copy.result)
  const topic = {
    id: text(fields['_id']),
    title: text(fields['title']),
    slug: text(fields['slug']),
    description: text(fields['description']),
  }
  return topic.title ? {topic, copy} : undefined
}
