import {expect, it} from 'vitest'

import {readingTime} from './reading-time.ts'

it('counts deeply nested text, an object that contains itself once, and the siblings of a field that throws', () => {
  const circular: Record<string, unknown> = {text: 'x'.repeat(2000)}
  circular['children'] = [circular]
  let deep: unknown = {text: 'x'.repeat(2000)}
  for (let level = 0; level < 20_000; level++) {
    deep = {children: [deep]}
  }
  const throwing = Object.defineProperty({children: [{text: 'x'.repeat(2000)}]}, 'text', {
    get() {
      throw new Error('hostile')
    },
  })
  expect([[circular], [deep], [throwing]].map(readingTime)).toEqual([2, 2, 2])
})

it.each([
  [0, 1],
  [230, 1],
  [345, 2],
  [1021, 5],
])('%d words take %d minutes to read', (words, minutes) => {
  const text = Array.from({length: words}, () => 'words').join(' ')
  const block = {_type: 'block', children: [{_type: 'span', text}]}
  const callout = {_type: 'callout', body: [block]}
  expect([text, [block], [callout]].map(readingTime)).toEqual([minutes, minutes, minutes])
})
