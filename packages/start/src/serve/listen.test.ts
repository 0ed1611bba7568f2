import {afterEach, expect, test} from 'vitest'

import {assertFree, listen, type RunningServer, PortTakenError} from './listen.ts'

const openServers: RunningServer[] = []
afterEach(async () => {
  await Promise.all(openServers.splice(0).map((server) => server.close()))
})

async function open(port: number): Promise<RunningServer> {
  const server = await listen(() => new Response('here'), {
    title: 'The test',
    port,
    option: '--test-port',
  })
  openServers.push(server)
  return server
}

test('a handler is served on a free loopback port', async () => {
  const server = await open(0)
  expect(await (await fetch(server.url)).text()).toBe('here')
})

test('a taken port is reported with the option that changes it', async () => {
  const port = Number(new URL((await open(0)).url).port)
  const portTaken = new PortTakenError({title: 'The test', port, option: '--test-port'})
  expect(portTaken.message).toBe(
    `The test: port ${port} is taken. Choose another with --test-port, or stop the program that uses it.`,
  )
  await expect(open(port)).rejects.toThrow(portTaken)
  await expect(assertFree({title: 'The test', port, option: '--test-port'})).rejects.toThrow(
    portTaken,
  )
})

test('a running request gets its response before its server closes', async () => {
  const arrived = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const server = await listen(
    async () => {
      arrived.resolve()
      await released.promise
      return new Response('here')
    },
    {title: 'The test', port: 0, option: '--test-port'},
  )
  const response = fetch(server.url)
  await arrived.promise
  const closed = server.close()
  released.resolve()
  expect(await (await response).text()).toBe('here')
  await closed
})

test('a free port is accepted', async () => {
  await expect(
    assertFree({title: 'The test', port: 0, option: '--test-port'}),
  ).resolves.toBeUndefined()
})
