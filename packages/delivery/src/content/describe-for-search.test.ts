import {readArticle} from '@reader-article/content'
import {expect, test} from 'vitest'

import {describeForSearch} from './describe-for-search.ts'

function describeText(fields: object): string | undefined {
  const article = readArticle({title: 'T', ...fields}, () => false)
  return article && describeForSearch(article)
}

function block(text: string, style = 'normal'): object {
  return {_type: 'block', style, markDefs: [], children: [{_type: 'span', text, marks: []}]}
}

test('editors’ descriptions come first: for search engines, then the excerpt', () => {
  const body = [block('The text.')]
  expect(describeText({seo: {description: 'A'}, excerpt: 'B', body})).toBe('A')
  expect(describeText({excerpt: 'B', body})).toBe('B')
})

test('without one it is the first paragraph, not a heading', () => {
  expect(describeText({body: [block('Head', 'h2'), block(' '), block('The \n text.')]})).toBe(
    'The text.',
  )
  expect(describeText({body: [block('Head', 'h2')]})).toBe('')
})

test('a long paragraph ends after a word', () => {
  const words = 'It rained, it did. '.repeat(20)
  const described = describeText({body: [block(words)]}) ?? ''
  expect(described).toMatch(/^It rained, it did\. .*\p{L}…$/u)
  expect(words.startsWith(described.slice(0, -1))).toBe(true)
  expect(described.length).toBeGreaterThan(140)
  expect(described.length).toBeLessThanOrEqual(161)
})

test('a text without spaces is shortened, and no character is divided', () => {
  expect(describeText({body: [block('風'.repeat(500))]})).toBe(`${'風'.repeat(160)}…`)
  expect(describeText({body: [block('🌊'.repeat(500))]})).toBe(`${'🌊'.repeat(160)}…`)
})
