import {expect, test} from 'vitest'

import {findEndOfLink} from './move-caret-behind.ts'

const PATH = ['body', {_key: 'block'}, 'markDefs', {_key: 'link'}, 'href']
const block = {
  _type: 'block',
  _key: 'block',
  children: [
    {_key: 'a', marks: [], text: 'Read '},
    {_key: 'b', marks: ['link'], text: 'the '},
    {_key: 'c', marks: ['strong', 'link'], text: 'article'},
    {_key: 'd', marks: ['strong'], text: ' today'},
    {_key: 'e'},
  ],
}

test('finds the place behind the last piece of text that the link is on', () => {
  const other = {...block, _key: 'other', children: []}
  expect(findEndOfLink(PATH, [other, block])).toEqual({
    path: [{_key: 'block'}, 'children', {_key: 'c'}],
    offset: 7,
  })
})

test.each([
  ['a link on no text', PATH, [{...block, children: [{_key: 'a', marks: []}]}]],
  ['a block that is not in the text', PATH, []],
  ['a field that is not in a link', ['title'], [block]],
])('finds no place for %s', (_name, path, blocks) => {
  expect(findEndOfLink(path, blocks)).toBeUndefined()
})
