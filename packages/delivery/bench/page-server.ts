/** Serves a Lake with one article, and a delivery for it. */
import {setTimeout} from 'node:timers/promises'

import {openTestLake} from '@reader-article/lake/testing'

import {createDelivery} from '../src/create-delivery.ts'
import {serveDelivery} from '../src/node/serve-delivery.ts'
import {announce} from './announce.ts'

const PARAGRAPHS = 60
const WORDS = 'The moon is far away and it moves slowly through the night above the town. '.repeat(
  6,
)

const lake = openTestLake()
const body = Array.from({length: PARAGRAPHS}, (_, index) => ({
  _key: `p${index}`,
  _type: 'block',
  style: 'normal',
  markDefs: [],
  children: [{_key: 's', _type: 'span', text: WORDS, marks: []}],
}))
const {status} = await lake.mutate(
  {create: {_id: 'reader-1', _type: 'reader', name: 'Ada Quill', pin: '004711'}},
  {
    create: {
      _id: 'article-1',
      _type: 'article',
      title: 'The Moon',
      slug: {current: 'the-moon'},
      publishedAt: '2026-05-03T12:00:00Z',
      reader: {_type: 'reference', _ref: 'reader-1'},
      body,
    },
  },
)
if (status !== 200) {
  throw new Error(`The Lake does not accept the article: status ${status}`)
}
const delivery = createDelivery({
  projectId: 'local',
  dataset: 'production',
  apiHost: await lake.serve(),
  site: {url: 'https://articles.example', theme: 'magazine'},
})
// When the stream of live events opens, everything is rendered again.
await delivery.fetch(new Request('https://articles.example/'))
while (!(await isLive())) {
  await setTimeout(50)
}
const {url} = await serveDelivery(delivery, {port: 0})
announce(Number(new URL(url).port))

async function isLive(): Promise<boolean> {
  const response = await delivery.fetch(new Request('https://articles.example/health'))
  return (await response.text()).includes('"live":true')
}
