import {expect, test} from 'vitest'

import {findNear} from './find-near.ts'

const pages = ['love-after-a-long-silence', 'how-to-listen', 'how-to-begin-again', 'x'].map(
  (key) => ({key, title: key, description: '', updatedAt: ''}),
)

test.each([
  ['how-to-lisen', ['how-to-listen', 'how-to-begin-again']],
  ['love-after-silence', ['love-after-a-long-silence']],
  ['LOVE-AFTER-A-LONG-SILENCE', ['love-after-a-long-silence']],
  ['silence-after-long-love', ['love-after-a-long-silence']],
  ['zzzzzzzz', []],
  ['', []],
])('near %j are %j', (slug, near) => {
  expect(findNear(slug, pages).map(({key}) => key)).toEqual(near)
})

test('20,000 pages and a long address need little time', () => {
  const many = Array.from({length: 20_000}, (_, index) => ({
    key: `${'word-'.repeat(40)}${index}`,
    title: '',
    description: '',
    updatedAt: '',
  }))
  const start = performance.now()
  expect(findNear('worm-'.repeat(40), many)).toHaveLength(5)
  expect(performance.now() - start).toBeLessThan(2000)
})
