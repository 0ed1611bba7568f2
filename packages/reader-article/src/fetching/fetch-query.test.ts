import {createServer, type RequestListener, type Server} from 'node:http'

import {afterEach, beforeEach, describe, expect, it} from 'vitest'

import {ArticleError} from '../errors.ts'
import {explain} from '../explain.ts'
import {DEFAULT_LIMITS, fetchQuery} from './fetch-query.ts'

// Long limits, so that only the test of the timeout reaches one, even on a busy machine.
const options = {timeout: 60_000, copyDelay: 60_000, delays: [5, 10]}
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

describe('fetchQuery', () => {
  it('returns the result', async () => {
    respond = (_, response) => response.end('{"result":{"title":"Here"}}')
    expect(await fetchQuery(url, createSignal(), options)).toEqual({
      result: {title: 'Here'},
      stale: false,
    })
    expect(requests).toBe(1)
  })

  it('returns null if there is no document, without a retry', async () => {
    respond = (_, response) => response.end('{"result":null}')
    expect(await fetchQuery(url, createSignal(), options)).toEqual({result: null, stale: false})
    expect(requests).toBe(1)
  })

  it.each([429, 500, 503])('retries after a %d', async (status) => {
    respond = (_, response) => {
      response.statusCode = requests < 3 ? status : 200
      response.end(requests < 3 ? '' : '{"result":1}')
    }
    expect(await fetchQuery(url, createSignal(), options)).toEqual({result: 1, stale: false})
    expect(requests).toBe(3)
  })

  it.each([400, 401, 403, 404])('does not retry after a %d', async (status) => {
    respond = (_, response) => {
      response.statusCode = status
      response.end('{}')
    }
    await expect(fetchQuery(url, createSignal(), options)).rejects.toMatchObject({
      code: 'refused',
      value: String(status),
    })
    expect(requests).toBe(1)
  })

  it('gives up after the third failure', async () => {
    respond = (_, response) => response.destroy()
    await expect(fetchQuery(url, createSignal(), options)).rejects.toMatchObject({
      code: 'unreachable',
    })
    expect(requests).toBe(3)
  })

  it('rejects a web page as a response', async () => {
    respond = (_, response) => response.end('<!doctype html>')
    await expect(fetchQuery(url, createSignal(), options)).rejects.toMatchObject({
      code: 'invalid-answer',
    })
  })

  it('stops waiting after the timeout, and does not retry', async () => {
    respond = () => {}
    await expect(fetchQuery(url, createSignal(), {...options, timeout: 500})).rejects.toMatchObject(
      {
        code: 'timeout',
      },
    )
    expect(requests).toBe(1)
  })

  it('stops waiting after the timeout if the response has begun, and does not retry', async () => {
    respond = (_, response) => response.write('{"result":')
    await expect(fetchQuery(url, createSignal(), {...options, timeout: 500})).rejects.toMatchObject(
      {code: 'timeout', value: ''},
    )
    expect(requests).toBe(1)
  })

  it('retries if the connection ends in the middle of a response', async () => {
    respond = (_, response) => {
      if (requests === 3) {
        response.end('{"result":1}')
      } else {
        response.write('{"result":', () => response.destroy())
      }
    }
    expect(await fetchQuery(url, createSignal(), options)).toEqual({result: 1, stale: false})
    expect(requests).toBe(3)
  })

  it('reports that the backend is unreachable if every connection ends in the middle of a response', async () => {
    respond = (_, response) => response.write('{"result":', () => response.destroy())
    await expect(fetchQuery(url, createSignal(), options)).rejects.toMatchObject({
      code: 'unreachable',
      value: '',
    })
    expect(requests).toBe(3)
  })

  it('waits for a backend that takes thirty seconds, and its error message has the limit', () => {
    const {timeout} = DEFAULT_LIMITS
    expect(timeout).toBeGreaterThan(30_000)
    const message = explain(new ArticleError('timeout', 'https://lake.example'))
    expect(message).toContain(`did not respond within ${timeout / 1000} seconds`)
  })

  it('ends when its signal is aborted, and does not retry', async () => {
    const controller = new AbortController()
    respond = () => controller.abort()
    await expect(fetchQuery(url, controller.signal, options)).rejects.toThrow('aborted')
    expect(requests).toBe(1)
  })
})

function createSignal(): AbortSignal {
  return new AbortController().signal
}
