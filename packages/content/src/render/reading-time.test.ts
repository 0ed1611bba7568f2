import {expect, it} from 'vitest'

import {normaliseBlocks} from './normalise.ts'
import {readingTime} from './reading-time.ts'

it.each([
  [0, 1],
  [230, 1],
  [345, 2],
  [1021, 4],
])('takes %d words to be read in %d minutes', (words, minutes) => {
  const text = Array.from({length: words}, () => 'word').join(' ')
  expect(readingTime(normaliseBlocks([text]))).toBe(minutes)
})
