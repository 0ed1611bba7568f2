import {createServer} from 'node:http'

import {expect, onTestFinished, test} from 'vitest'

import {openDelivery} from '../open-delivery.test.helper.ts'
import {createNodeHandler} from './node-handler.ts'

test('a server of Node responds with the pages of a delivery', async () => {
  const {delivery} = await openDelivery()
  const handler = createNodeHandler(delivery)
  const server = createServer((request, response) => void handler(request, response))
  onTestFinished(() => void server.close())
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  const response = await fetch(`http://127.0.0.1:${port}/articles/how-to-listen.txt`)
  expect([response.status, (await response.text()).slice(0, 13)]).toEqual([200, 'How to Listen'])
  const head = await fetch(`http://127.0.0.1:${port}/feed.xml`, {method: 'HEAD'})
  expect([head.status, await head.text()]).toEqual([200, ''])
})
