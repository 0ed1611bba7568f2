import {afterEach, expect, test} from 'vitest'

import {assertFree, listen, type Listening, PortTakenError} from './listen.ts'

const opened: Listening[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()))
})

async function open(port: number): Promise<Listening> {
  const server = await listen(() => new Response('here'), {title: 'It', port, option: '--it-port'})
  opened.push(server)
  return server
}

test('a handler is served on a free port of loopback', async () => {
  const server = await open(0)
  expect(await (await fetch(server.url)).text()).toBe('here')
})

test('a taken port is refused by name, with the option that changes it', async () => {
  const port = Number(new URL((await open(0)).url).port)
  const refusal = new PortTakenError({title: 'It', port, option: '--it-port'})
  expect(refusal.message).toBe(
    `It: port ${port} is taken. Choose another with --it-port, or stop what holds it.`,
  )
  await expect(open(port)).rejects.toThrow(refusal)
  await expect(assertFree({title: 'It', port, option: '--it-port'})).rejects.toThrow(refusal)
})

test('a request under way is answered before its server is closed', async () => {
  const arrived = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const server = await listen(
    async () => {
      arrived.resolve()
      await released.promise
      return new Response('here')
    },
    {title: 'It', port: 0, option: '--it-port'},
  )
  const response = fetch(server.url)
  await arrived.promise
  const closed = server.close()
  released.resolve()
  expect(await (await response).text()).toBe('here')
  await closed
})

test('a free port passes', async () => {
  await expect(assertFree({title: 'It', port: 0, option: '--it-port'})).resolves.toBeUndefined()
})
