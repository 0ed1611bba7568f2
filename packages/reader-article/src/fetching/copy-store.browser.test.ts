import {beforeEach, describe, expect, it} from 'vitest'

import {MAX_AGE_MS, readCopy, updateCopy} from './copy-store.ts'

const url = (number: number) => `https://lake.example/query?n=${number}`

beforeEach(() => caches.delete('reader-article'))

describe('cached copies', () => {
  it('are the fifty newest results', async () => {
    for (let number = 0; number < 50; number++) {
      await updateCopy(url(number), {number})
    }
    await updateCopy(url(0), {number: 'again'})
    await updateCopy(url(50), {number: 50})
    const cache = await caches.open('reader-article')
    expect(await cache.keys()).toHaveLength(50)
    expect(await readCopy(url(0))).toEqual({number: 'again'})
    expect(await readCopy(url(1))).toBeUndefined()
    expect(await readCopy(url(50))).toEqual({number: 50})
  })

  it('have no availabilities', async () => {
    const reader = {name: 'Ada', availability: {status: {label: 'Available'}}}
    await updateCopy(url(1), {reader, readers: [reader]})
    expect(await readCopy(url(1))).toEqual({reader: {name: 'Ada'}, readers: [{name: 'Ada'}]})
  })

  it('are removed by a result of null, even while a copy is being stored', async () => {
    const storing = updateCopy(url(1), {title: 'Unpublished'})
    await updateCopy(url(1), null)
    await storing
    expect(await findStored(url(1))).toBeUndefined()
  })

  it('expire after thirty days, and are then removed', async () => {
    const storedAt = Date.parse('2026-05-03')
    expect(MAX_AGE_MS).toBe(Date.parse('2026-06-02') - storedAt)
    await updateCopy(url(1), {title: 'Old'}, storedAt)
    expect(await readCopy(url(1), storedAt + MAX_AGE_MS - 1)).toEqual({title: 'Old'})
    expect(await readCopy(url(1), storedAt + MAX_AGE_MS)).toBeUndefined()
    expect(await findStored(url(1))).toBeUndefined()
  })

  it.each([
    ['truncated', '{"keptAt":1777766400000,"result":{"titl'],
    ['empty', ''],
    ['a web page', '<!doctype html>'],
    ['null', 'null'],
    ['a list', '[{"title":"Damaged"}]'],
    ['without a time', '{"result":{"title":"Damaged"}}'],
    ['a time that is text', '{"keptAt":"1777766400000","result":{"title":"Damaged"}}'],
    ['a time in the future', '{"keptAt":1777766400001,"result":{"title":"Damaged"}}'],
    ['without a result', '{"keptAt":1777766400000}'],
    ['a result that is null', '{"keptAt":1777766400000,"result":null}'],
    ['a result that is a list', '{"keptAt":1777766400000,"result":[1]}'],
  ])('are not used, and are removed, in invalid JSON or an invalid form: %s', async (_, form) => {
    const cache = await caches.open('reader-article')
    await cache.put(url(1), new Response(form))
    expect(await readCopy(url(1), 1_777_766_400_000)).toBeUndefined()
    expect(await findStored(url(1))).toBeUndefined()
    await updateCopy(url(1), {title: 'New'}, 1_777_766_400_000)
    expect(await readCopy(url(1), 1_777_766_400_000)).toEqual({title: 'New'})
  })
})

async function findStored(copyUrl: string): Promise<Response | undefined> {
  return caches.match(copyUrl, {cacheName: 'reader-article'})
}
