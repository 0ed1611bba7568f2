import {expect, test} from 'vitest'

import {countWords} from './count-words.ts'

const block = (...texts: string[]) => ({
  _type: 'block',
  children: texts.map((text) => ({_type: 'span', text})),
})

test.each([
  [undefined, 0],
  [null, 0],
  ['text', 1],
  [[], 0],
  [[block('')], 0],
  [[block('Don’t wait – call.')], 3],
  [[block('a half', 'word and one')], 4],
  [[block('one'), block('two')], 2],
  [[block('今日は')], 2],
  [[{_type: 'pullQuote', text: 'Two words', attribution: 'Clara'}], 3],
  [[{_type: 'callout', tone: 'note', title: 'A title', body: [block('and text')]}], 4],
  [[{_type: 'audio', caption: 'The gate', transcript: [block('It creaks')]}], 4],
  [[{_type: 'figure', caption: 'A lamp', alt: 'not read by all', asset: {_ref: 'image-1'}}], 2],
  [[{_type: 'readerCard', reader: {_ref: 'reader-1'}}], 0],
])('%j has %i words', (body, words) => {
  expect(countWords(body)).toBe(words)
})

test('a changed block is counted again', () => {
  const first = block('one')
  expect(countWords([first, block('two')])).toBe(2)
  expect(countWords([first, block('two three')])).toBe(3)
})
