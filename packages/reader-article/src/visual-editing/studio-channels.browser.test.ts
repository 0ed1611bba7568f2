import {afterEach, beforeEach, expect, it} from 'vitest'

import {openStudioChannels} from './studio-channels.ts'

/** The first message of the Presentation tool to a page. */
const HANDSHAKE = {
  id: 'first',
  type: 'handshake/syn',
  domain: 'sanity/channels',
  from: 'presentation',
  to: 'overlays',
  connectionId: 'connection',
  data: {id: 'connection'},
}

let stop = new AbortController()

beforeEach(() => {
  stop = new AbortController()
})

afterEach(() => stop.abort())

it('answers the Studio', async () => {
  openStudioChannels(location.origin, stop.signal).start()
  const received = collectMessages()
  postMessage(HANDSHAKE)
  await expect
    .poll(() => received.find(({to}) => to === 'presentation'))
    .toMatchObject({type: expect.stringContaining('handshake/syn-ack')})
})

it('keeps the messages of another origin from its channels, but no other messages', async () => {
  openStudioChannels('https://studio.example', stop.signal).start()
  // Like the channels, this listens after the messages of other origins have been removed.
  const received = collectMessages()
  postMessage({...HANDSHAKE, domain: 'sanity/comlink'})
  postMessage(HANDSHAKE)
  postMessage({domain: 'of the page'})
  await expect.poll(() => received).toEqual([{domain: 'of the page'}])
})

function collectMessages(): Record<string, unknown>[] {
  const received: Record<string, unknown>[] = []
  addEventListener('message', ({data}) => 'domain' in Object(data) && received.push(data), {
    signal: stop.signal,
  })
  return received
}
