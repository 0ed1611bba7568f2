import {openTestLake, type TestLake} from '@reader-article/lake/testing'

const PARAGRAPHS = 60
const WORDS = 'The moon is far away and it moves slowly through the night above the town. '.repeat(
  6,
)
const BATCH = 50

/** Opens a Lake with articles of 28 kB each. */
export async function openLakeWithArticles(slugs: readonly string[]): Promise<TestLake> {
  const lake = openTestLake()
  await create(lake, [{_id: 'reader-1', _type: 'reader', name: 'Ada Quill', pin: '004711'}])
  for (let start = 0; start < slugs.length; start += BATCH) {
    await create(lake, slugs.slice(start, start + BATCH).map(createArticle))
  }
  return lake
}

/** Returns the slug of an article of many. */
export function slugOf(index: number): string {
  return `the-moon-${index}`
}

async function create(lake: TestLake, documents: readonly object[]): Promise<void> {
  const {status} = await lake.mutate(...documents.map((document) => ({create: document})))
  if (status !== 200) {
    throw new Error(`The Lake does not accept the documents: status ${status}`)
  }
}

function createArticle(slug: string): object {
  return {
    _id: `article-${slug}`,
    _type: 'article',
    title: 'The Moon',
    slug: {current: slug},
    publishedAt: '2026-05-03T12:00:00Z',
    reader: {_type: 'reference', _ref: 'reader-1'},
    body: Array.from({length: PARAGRAPHS}, (_, index) => ({
      _key: `p${index}`,
      _type: 'block',
      style: 'normal',
      markDefs: [],
      children: [{_key: 's', _type: 'span', text: WORDS, marks: []}],
    })),
  }
}
