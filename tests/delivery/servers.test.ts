import {serve} from '@hono/node-server'
import {createDelivery, type Delivery} from '@reader-article/delivery'
import {createNodeHandler} from '@reader-article/delivery/node'
import {openTestLake} from '@reader-article/lake/testing'
import express from 'express'
import {fastify} from 'fastify'
import {Hono} from 'hono'
import {expect, onTestFinished, test} from 'vitest'

import {createSampleDocuments} from '../browser/sample-documents.ts'
import {findFreePort} from './find-free-port.ts'

/** Starts a server with a delivery at `/advice`, and something else at `/`. */
type StartServer = (delivery: Delivery, port: number) => Promise<unknown>

const startExpress: StartServer = (delivery, port) => {
  const app = express()
  app.use('/advice', createNodeHandler(delivery))
  app.get('/', (_, response) => void response.send('Home'))
  return new Promise<void>((resolve) => {
    const server = app.listen(port, '127.0.0.1', () => resolve())
    onTestFinished(() => void server.close())
  })
}

const startFastify: StartServer = (delivery, port) => {
  const handle = createNodeHandler(delivery)
  const app = fastify()
  app.all('/advice/*', (request, reply) => {
    reply.hijack()
    return handle(request.raw, reply.raw)
  })
  app.get('/', () => 'Home')
  onTestFinished(() => app.close())
  return app.listen({port, host: '127.0.0.1'})
}

const startHono: StartServer = (delivery, port) => {
  const app = new Hono()
  app.all('/advice/*', ({req}) => delivery.fetch(req.raw))
  app.get('/', ({text}) => text('Home'))
  return new Promise<void>((resolve) => {
    const server = serve({fetch: app.fetch, port, hostname: '127.0.0.1'}, () => resolve())
    onTestFinished(() => void server.close())
  })
}

test.each([
  ['Express', startExpress],
  ['Fastify', startFastify],
  ['Hono', startHono],
])('%s shows the articles below a path, beside its own pages', async (_, start) => {
  const lake = openTestLake()
  onTestFinished(lake.close)
  await lake.mutate(...createSampleDocuments().map((create) => ({create})))
  const port = await findFreePort()
  const delivery = createDelivery({
    projectId: 'local',
    dataset: 'production',
    apiHost: await lake.serve(),
    site: {url: `http://127.0.0.1:${port}/advice`},
  })
  onTestFinished(delivery.close)
  await start(delivery, port)
  const get = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, init)
    return [response.status, (await response.text()).split('\n')[0]]
  }
  expect(await get('/')).toEqual([200, 'Home'])
  expect(await get('/advice/articles/everything.txt')).toEqual([200, 'Everything at Once'])
  expect(await get('/advice/articles/everything.txt', {method: 'HEAD'})).toEqual([200, ''])
  expect(await get('/advice/nothing')).toEqual([404, 'There is nothing at this address.'])
  const body = JSON.stringify({})
  const headers = {'content-type': 'application/json'}
  expect(await get('/advice/health', {method: 'POST', body, headers})).toEqual([
    405,
    'Only GET and HEAD are allowed.',
  ])
})
