import {expect, test} from 'vitest'

import {restoreEdgeSpaces} from './edge-spaces.ts'
import type {EditorBlock} from './editor-blocks.ts'

const block = (...texts: string[]): EditorBlock => ({
  _type: 'block',
  _key: texts.join(''),
  style: 'normal',
  markDefs: [],
  children: texts.map((text) => ({_type: 'span', _key: text, text, marks: []})),
})
const textsOf = (blocks: readonly EditorBlock[]) =>
  blocks.map((each) =>
    each._type === 'block' ? each.children.map(({text}) => text).join('|') : each._type,
  )

test.each([
  [' full ', [block('full')], [' full ']],
  ['full\u00a0', [block('fu', 'll')], ['fu|ll ']],
  [' one\ntwo ', [block('one'), block('two')], [' one', 'two ']],
  ['    code', [block('code')], ['code']],
  ['full\n', [block('full')], ['full']],
  [' ', [{_type: 'figure' as const, _key: 'figure'}], ['figure']],
])('%j keeps the spaces at its ends', (text, blocks, expected) => {
  expect(textsOf(restoreEdgeSpaces(blocks, text))).toEqual(expected)
})
