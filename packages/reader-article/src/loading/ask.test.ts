import {createServer, type RequestListener, type Server} from 'node:http'

import {afterEach, beforeEach, describe, expect, it} from 'vitest'

import {ask} from './ask.ts'

// Only the test of the time limit may reach one, however busy the machine is.
const patience = {timeout: 60_000, pauses: [5, 10]}
let server: Server
let url = ''
let requests = 0
let respond: RequestListener = (_, response) => response.end()

beforeEach(async () => {
  requests = 0
  server = createServer((request, response) => {
    requests++
    respond(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}/query` : ''
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

describe('ask', () => {
  it('gives the answer', async () => {
    respond = (_, response) => response.end('{"result":{"title":"Here"}}')
    expect(await ask(url, signal(), patience)).toEqual({result: {title: 'Here'}, stale: false})
    expect(requests).toBe(1)
  })

  it('gives an answer that there is nothing, without asking again', async () => {
    respond = (_, response) => response.end('{"result":null}')
    expect(await ask(url, signal(), patience)).toEqual({result: null, stale: false})
    expect(requests).toBe(1)
  })

  it.each([429, 500, 503])('asks again after a %d', async (status) => {
    respond = (_, response) => {
      response.statusCode = requests < 3 ? status : 200
      response.end(requests < 3 ? '' : '{"result":1}')
    }
    expect(await ask(url, signal(), patience)).toEqual({result: 1, stale: false})
    expect(requests).toBe(3)
  })

  it.each([400, 401, 403, 404])('does not ask again after a %d', async (status) => {
    respond = (_, response) => {
      response.statusCode = status
      response.end('{}')
    }
    await expect(ask(url, signal(), patience)).rejects.toMatchObject({
      code: 'refused',
      value: String(status),
    })
    expect(requests).toBe(1)
  })

  it('gives up after the third fault', async () => {
    respond = (_, response) => response.destroy()
    await expect(ask(url, signal(), patience)).rejects.toMatchObject({code: 'unreachable'})
    expect(requests).toBe(3)
  })

  it('takes no page for an answer', async () => {
    respond = (_, response) => response.end('<!doctype html>')
    await expect(ask(url, signal(), patience)).rejects.toMatchObject({code: 'invalid-answer'})
  })

  it('does not wait for ever', async () => {
    respond = () => {}
    await expect(ask(url, signal(), {timeout: 20, pauses: []})).rejects.toMatchObject({
      code: 'timeout',
    })
  })

  it('ends when it is told to, and asks no more', async () => {
    const controller = new AbortController()
    respond = () => controller.abort()
    await expect(ask(url, controller.signal, patience)).rejects.toThrow('aborted')
    expect(requests).toBe(1)
  })
})

function signal(): AbortSignal {
  return new AbortController().signal
}
