import {type BifurClient, fromUrl} from '@sanity/bifur-client'
import {firstValueFrom, of} from 'rxjs'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {eventually} from './eventually.ts'
import {serveEmptyLake, signIn, type ServedLake} from './served-lake.ts'

interface Subscription {
  unsubscribe(): void
}

let lake: ServedLake
let subscriptions: Subscription[] = []

beforeEach(async () => {
  lake = await serveEmptyLake()
})

afterEach(async () => {
  for (const subscription of subscriptions) {
    subscription.unsubscribe()
  }
  subscriptions = []
  await lake.close()
})

function connect(token: string): BifurClient {
  const address = `${lake.url.replace(/^http/, 'ws')}/v2022-06-30/socket/production?tag=sanity.studio`
  return fromUrl(address, {token$: of(token)})
}

function follow(bifur: BifurClient): unknown[] {
  const events: unknown[] = []
  subscriptions.push(bifur.listen('presence').subscribe((event) => events.push(event)))
  return events
}

describe("the Studio's own presence client", () => {
  test('shows one window the location of the other, and that the other has closed', async () => {
    const [ada, ben] = [connect(lake.token), connect(await signIn(lake.url))]
    const seenByAda = follow(ada)
    const locations = [{type: 'document', documentId: 'article-one', path: ['title']}]
    await eventually(async () => {
      await firstValueFrom(ben.request('presence_rollcall', {session: 'window-of-ben'}))
      expect(seenByAda).not.toEqual([])
    })
    await firstValueFrom(
      ben.request('presence_announce', {data: {locations, sessionId: 'window-of-ben'}}),
    )
    await firstValueFrom(ben.request('presence_disconnect', {session: 'window-of-ben'}))
    const user: unknown = await lake.editor.users.getById('me')
    const i: unknown = Reflect.get(Object(user), 'id')
    await eventually(() =>
      expect(seenByAda.slice(-2)).toEqual([
        {type: 'state', i, m: {sessionId: 'window-of-ben', locations}},
        {type: 'disconnect', i, m: {session: 'window-of-ben'}},
      ]),
    )
    expect(seenByAda[0]).toEqual({type: 'rollCall', i, session: 'window-of-ben'})
  })
})
