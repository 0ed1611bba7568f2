import {createClient} from '@sanity/client'
import {expect, test} from 'vitest'

import {ENGLISH_TEXTS} from '../../i18n/english-texts.ts'
import {adviseIfUnpublished} from './is-published.ts'

const ADVICE = ENGLISH_TEXTS.t('validation.unpublished.reader-card')

/** Validates a reference with a backend that has these published documents; notes its requests. */
async function validate(reference: unknown, published: readonly string[], urls: URL[] = []) {
  const client = createClient({
    projectId: 'local',
    dataset: 'production',
    apiVersion: '2026-09-01',
    useCdn: false,
    resolveFetch: () => (address) => {
      const url = new URL(address)
      urls.push(url)
      const result = published.includes(JSON.parse(url.searchParams.get('$id') ?? 'null'))
      return Promise.resolve(Response.json({result, ms: 1}))
    },
  })
  return adviseIfUnpublished('validation.unpublished.reader-card')(Object(reference), {
    getClient: () => client,
  })
}

test('a reference to a published document is accepted', async () => {
  const urls: URL[] = []
  expect(await validate({_ref: 'article-1'}, ['article-1'], urls)).toBe(true)
  expect(urls.map((url) => url.searchParams.get('perspective'))).toEqual(['published'])
})

test('a reference to a document that visitors cannot see gets the advice', async () => {
  expect(await validate({_ref: 'article-2'}, ['article-1'])).toBe(ADVICE)
})

test('another rule is responsible for an empty reference, so nothing is fetched', async () => {
  const urls: URL[] = []
  expect(await validate({}, [], urls)).toBe(true)
  expect(urls).toEqual([])
})
