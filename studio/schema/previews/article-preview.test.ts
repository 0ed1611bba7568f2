import {expect, test} from 'vitest'

import {articlePreview} from './article-preview.ts'

const body = [{_type: 'block', children: [{_type: 'span', text: 'Love and light, always'}]}]

function subtitle(values: Record<string, unknown>): unknown {
  return articlePreview.prepare?.(values).subtitle
}

test('a row has the reader, the date and the number of words', () => {
  const date = new Intl.DateTimeFormat('en-US', {dateStyle: 'medium'})
  const publishedAt = '2019-11-12T09:00:00Z'
  expect(subtitle({name: 'Noor Haddad', publishedAt, body})).toBe(
    `Noor Haddad · ${date.format(new Date(publishedAt))} · 4 words`,
  )
})

test('the date of this year has no year', () => {
  const now = new Date()
  const date = subtitle({name: 'Noor', publishedAt: now.toISOString()})
  expect(date).toMatch(/^Noor · ./)
  expect(date).not.toContain(String(now.getFullYear()))
})

test('a row of an article without a reader, a date or a text leaves these out', () => {
  expect(subtitle({})).toBe('No reader chosen yet')
  expect(subtitle({name: 'Noor', publishedAt: 'soon', body: []})).toBe('Noor')
})
