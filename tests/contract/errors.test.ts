import {openTestLake} from '@reader-article/lake/testing'
import {
  ClientError,
  createClient,
  isHttpError,
  type SanityClient,
  ServerError,
} from '@sanity/client'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {serveEmptyLake, type ServedLake} from './served-lake.ts'

let lake: ServedLake

beforeEach(async () => {
  lake = await serveEmptyLake()
})

afterEach(() => lake.close())

async function getRejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'not rejected',
    (error: unknown) => error,
  )
}

describe('the official client understands the errors of the Lake: it', () => {
  test('throws a ClientError that names the document and its problem', async () => {
    await lake.editor.create({_id: 'article-one', _type: 'article'})
    const error = await getRejection(lake.editor.create({_id: 'article-one', _type: 'article'}))
    expect(error).toBeInstanceOf(ClientError)
    expect(isHttpError(error)).toBe(true)
    expect(error).toMatchObject({
      statusCode: 409,
      message: expect.stringMatching(/^The mutation\(s\) failed: .*\n- .*article-one/s),
      details: {
        type: 'mutationError',
        items: [
          {
            index: 0,
            error: {
              type: 'documentAlreadyExistsError',
              id: 'article-one',
              description: expect.stringContaining('article-one'),
            },
          },
        ],
      },
      response: {statusCode: 409, method: 'POST'},
    })
  })

  test.each([
    ['an id with a space', {_id: 'article one', _type: 'article'}],
    ['an id that is too long', {_id: 'a'.repeat(129), _type: 'article'}],
    ['a type that is empty', {_id: 'article-one', _type: ''}],
  ])('gets an error 400 for %s', async (_, document) => {
    const error = await getRejection(lake.editor.mutate([{create: document}]))
    expect(error).toMatchObject({statusCode: 400, message: expect.any(String)})
  })

  test('gets an error that names an unknown action', async () => {
    const response = await fetch(`${lake.url}/v2026-09-01/data/actions/production`, {
      method: 'POST',
      headers: {authorization: `Bearer ${lake.token}`, 'content-type': 'application/json'},
      body: JSON.stringify({actions: [{actionType: 'sanity.action.document.fold'}]}),
    })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('sanity.action.document.fold')
  })

  test('gets an error for a body that is not JSON', async () => {
    const response = await fetch(`${lake.url}/v2026-09-01/data/mutate/production`, {
      method: 'POST',
      headers: {authorization: `Bearer ${lake.token}`, 'content-type': 'application/json'},
      body: '{"mutations": [',
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({statusCode: 400, message: expect.any(String)})
  })

  test('throws a ClientError with 401 if it has no valid token', async () => {
    const unauthorized = lake.editor.withConfig({token: 'not-a-token'})
    const error = await getRejection(unauthorized.create({_type: 'article'}))
    expect(error).toBeInstanceOf(ClientError)
    expect(error).toMatchObject({statusCode: 401})
  })

  test('throws a ServerError, which is retried, if the server itself fails', async () => {
    const errors: unknown[] = []
    let isBroken = false
    const broken = openTestLake({
      onError: (error) => errors.push(error),
      now() {
        if (isBroken) {
          throw new Error('the clock is broken')
        }
        return new Date()
      },
    })
    const client = connectTo(await broken.serve())
    isBroken = true
    const error = await getRejection(client.fetch('*'))
    isBroken = false
    await broken.close()
    expect(error).toBeInstanceOf(ServerError)
    expect(error).toMatchObject({
      statusCode: 500,
      response: {body: {statusCode: 500, error: 'Internal Server Error'}},
    })
    expect(errors).toEqual([new Error('the clock is broken')])
  })

  test('throws a ServerError with the reason if the server is closing', async () => {
    const errors: unknown[] = []
    const closing = openTestLake({onError: (error) => errors.push(error)})
    const client = connectTo(await closing.serve())
    await closing.lake.close()
    const error = await getRejection(client.getDocument('article-one'))
    await closing.close()
    expect(error).toBeInstanceOf(ServerError)
    expect(error).toMatchObject({
      statusCode: 503,
      response: {body: {error: {type: 'lake-closing'}}},
    })
    expect(errors).toEqual([])
  })
})

function connectTo(url: string): SanityClient {
  return createClient({
    projectId: 'local',
    dataset: 'production',
    apiHost: url,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2026-09-01',
    maxRetries: 0,
  })
}
