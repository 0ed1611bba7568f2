import {type BifurClient, fromUrl} from '@sanity/bifur-client'
import {firstValueFrom, of} from 'rxjs'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {waitFor} from './wait-for.ts'
import {serveEmptyLake, logIn, type ServedLake} from './served-lake.ts'

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
  const url = `${lake.url.replace(/^http/, 'ws')}/v2022-06-30/socket/production?tag=sanity.studio`
  return fromUrl(url, {token$: of(token)})
}

function followPresence(bifur: BifurClient): unknown[] {
  const events: unknown[] = []
  subscriptions.push(bifur.listen('presence').subscribe((event) => events.push(event)))
  return events
}

describe("the Studio's own presence client", () => {
  test('notifies a window of the location of another window, and when that window closes', async () => {
    const [ada, ben] = [connect(lake.token), connect(await logIn(lake.url))]
    const seenByAda = followPresence(ada)
    const locations = [{type: 'document', documentId: 'article-one', path: ['title']}]
    await waitFor(async () => {
      await firstValueFrom(ben.request('presence_rollcall', {session: 'window-of-ben'}))
      expect(seenByAda).not.toEqual([])
    })
    await firstValueFrom(
      ben.request('presence_announce', {data: {locations, sessionId: 'window-of-ben'}}),
    )
    await firstValueFrom(ben.request('presence_disconnect', {session: 'window-of-ben'}))
    const user: unknown = await lake.editor.users.getById('me')
    const identity: unknown = Reflect.get(Object(user), 'id')
    await waitFor(() =>
      expect(seenByAda.slice(-2)).toEqual([
        {type: 'state', i: identity, m: {sessionId: 'window-of-ben', locations}},
        {type: 'disconnect', i: identity, m: {session: 'window-of-ben'}},
      ]),
    )
    expect(seenByAda[0]).toEqual({type: 'rollCall', i: identity, session: 'window-of-ben'})
  })
})
