import {articleQueryUrl} from '@reader-article/content'

import {createDelivery} from '../src/create-delivery.ts'
import {slugOf} from './article.ts'
import type {RunningServer} from './start-server.ts'

/** Times in milliseconds. */
export interface ColdResult {
  readonly query: number
  readonly page: number
}

/**
 * Measures in turn the query of an article and the page of another one, each of which nobody has requested before.
 *
 * On a busy machine most times are those of other programs, so that the shortest ones are returned.
 *
 * @param lake - Has two articles for each round.
 */
export async function measureCold(lake: RunningServer, rounds: number): Promise<ColdResult> {
  const source = {
    projectId: 'local',
    dataset: 'production',
    apiHost: `http://127.0.0.1:${lake.port}`,
  }
  const site = {url: 'https://articles.example', theme: 'magazine'} as const
  const delivery = createDelivery({...source, live: false, site})
  let query = Number.POSITIVE_INFINITY
  let page = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const address = articleQueryUrl(source, {by: 'slug', value: slugOf(2 * round)})
    query = Math.min(query, await measure(async () => (await fetch(address)).json()))
    const request = new Request(`${site.url}/articles/${slugOf(2 * round + 1)}`)
    page = Math.min(page, await measure(async () => (await delivery.fetch(request)).text()))
  }
  delivery.close()
  return {query, page}
}

async function measure(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}
