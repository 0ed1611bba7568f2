import {afterEach, expect, it} from 'vitest'

import {keepCopy, lastCopy} from './last-copy.ts'

const url = (number: number) => `https://lake.example/query?n=${number}`

afterEach(() => caches.delete('reader-article'))

it('keeps the fifty newest answers', async () => {
  await caches.delete('reader-article')
  for (let number = 0; number < 50; number++) await keepCopy(url(number), `{"result":${number}}`)
  await keepCopy(url(0), '{"result":"again"}')
  await keepCopy(url(50), '{"result":50}')
  const cache = await caches.open('reader-article')
  expect(await cache.keys()).toHaveLength(50)
  expect(await lastCopy(url(0))).toEqual({result: 'again'})
  expect(await lastCopy(url(1))).toBeUndefined()
  expect(await lastCopy(url(50))).toEqual({result: 50})
})

it('gives an answer without what it says of who could be reached then', async () => {
  const reader = {name: 'Ada', availability: {status: {label: 'Available'}}}
  await keepCopy(url(1), JSON.stringify({result: {reader, readers: [reader]}}))
  expect(await lastCopy(url(1))).toEqual({
    result: {reader: {name: 'Ada'}, readers: [{name: 'Ada'}]},
  })
})
