import {expect, it} from 'vitest'

import {readingTime} from './reading-time.ts'

it.each([
  [0, 1],
  [230, 1],
  [345, 2],
  [1021, 5],
])('takes %d words to be read in %d minutes', (words, minutes) => {
  const text = Array.from({length: words}, () => 'words').join(' ')
  const block = {_type: 'block', children: [{_type: 'span', text}]}
  const box = {_type: 'callout', body: [block]}
  expect([text, [block], [box]].map(readingTime)).toEqual([minutes, minutes, minutes])
})
