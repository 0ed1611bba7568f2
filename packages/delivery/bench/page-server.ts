/** Serves a Lake with one article, and a delivery for it. */
import {setTimeout} from 'node:timers/promises'

import {createDelivery} from '../src/create-delivery.ts'
import {serveDelivery} from '../src/node/serve-delivery.ts'
import {announce} from './announce.ts'
import {openLakeWithArticles} from './article.ts'

const lake = await openLakeWithArticles(['the-moon'])
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
