import {expect, test} from 'vitest'

import {suggestExcerpt} from './suggest-excerpt.ts'

const block = (text: string, more = {}) => ({
  _type: 'block',
  style: 'normal',
  children: [{_type: 'span', text}],
  ...more,
})

test('without a paragraph there is no suggestion', () => {
  expect(suggestExcerpt(undefined)).toBeUndefined()
  expect(suggestExcerpt([])).toBeUndefined()
  expect(suggestExcerpt([block('  ')])).toBeUndefined()
  expect(
    suggestExcerpt([block('A heading', {style: 'h2'}), block('An item', {listItem: 'bullet'})]),
  ).toBeUndefined()
})

test('a short first paragraph is suggested as it is, without its line breaks', () => {
  const body = [block('A heading', {style: 'h2'}), block('The first.\nA second.'), block('Next.')]
  expect(suggestExcerpt(body)).toBe('The first. A second.')
})

test('a long paragraph ends after a whole sentence', () => {
  const sentence = 'There is a biscuit tin on top of my wardrobe with a picture on the lid. '
  expect(suggestExcerpt([block(sentence.repeat(5))])).toBe(sentence.repeat(2).trimEnd())
})

test('a sentence that is too long ends after a whole word', () => {
  const excerpt = suggestExcerpt([block(`${'word '.repeat(100)}end.`)])
  expect(excerpt).toBe(
    `${'word '
      .repeat(40)
      .trimEnd()
      .slice(0, 199)
      .replace(/ wor?$/u, '')}…`,
  )
  expect(excerpt?.length).toBeLessThanOrEqual(200)
})
