import {expect, test} from 'vitest'

import {cachingHeaders} from './caching.ts'
import type {Reply} from './reply.ts'

const NOW = new Date('2026-05-03T12:00:00Z')
const reply: Reply = {status: 200, type: 'text/html', body: '', keys: [], copies: []}

test('a page with a status is kept for a second, and one without for a minute', () => {
  expect(cachingHeaders({...reply, hasStatus: true}, NOW)).toEqual({
    'cache-control': 'public, max-age=1, stale-while-revalidate=1, stale-if-error=86400',
  })
  expect(cachingHeaders(reply, NOW)).toEqual({
    'cache-control': 'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400',
  })
})

test('a page is not kept longer than the status in it lasts', () => {
  const validUntil = new Date('2026-05-03T12:00:20Z')
  expect(cachingHeaders({...reply, validUntil}, NOW)['cache-control']).toContain('max-age=20,')
  expect(cachingHeaders({...reply, validUntil: NOW}, NOW)['cache-control']).toContain('max-age=0,')
})

test('the last copy of a page is marked with its age, and is not kept', () => {
  const copies = [{result: {}, fetchedAt: NOW.getTime() - 90_000, isLast: true}]
  expect(cachingHeaders({...reply, copies}, NOW)).toEqual({
    'cache-control': 'no-cache',
    'cache-status': 'reader-article; hit; ttl=-90; detail=backend-unreachable',
  })
})

test('the tags are the ids of documents, each once, and nothing that is no id', () => {
  const keys = ['article-a', 'reader-700107', 'article-a', 'two words', 'x\r\ny', 'a,b', '']
  expect(cachingHeaders({...reply, keys}, NOW)).toMatchObject({
    'surrogate-key': 'article-a reader-700107',
    'cache-tag': 'article-a,reader-700107',
  })
  const many = Array.from({length: 5000}, (_, index) => `article-${index}`)
  expect(cachingHeaders({...reply, keys: many}, NOW)['surrogate-key']?.length).toBeLessThan(8000)
})
