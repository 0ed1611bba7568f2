import {expect, test} from 'vitest'

import {selectEndOfLink} from './move-caret-behind.ts'

const PATH = ['body', {_key: 'block'}, 'markDefs', {_key: 'link'}, 'href']
const block = {
  children: [
    {_key: 'a', marks: []},
    {_key: 'b', marks: ['link']},
    {_key: 'c', marks: ['strong', 'link']},
    {_key: 'd', marks: ['strong']},
    {_key: 'e'},
  ],
}

test('selects the last piece of text that the link is on', () => {
  const paths: unknown[] = []
  const selector = selectEndOfLink(PATH, (path) => {
    paths.push(path)
    return block
  })
  expect(selector).toBe(String.raw`[data-pt-path$="[_key==\"block\"].children[_key==\"c\"]"]`)
  expect(paths).toEqual([['body', {_key: 'block'}]])
})

test.each([
  ['a link on no text', PATH, {children: [{_key: 'a', marks: []}]}],
  ['a block without text', PATH, undefined],
  ['a field that is not in a link', ['title'], block],
])('selects nothing for %s', (_name, path, value) => {
  expect(selectEndOfLink(path, () => value)).toBeUndefined()
})
