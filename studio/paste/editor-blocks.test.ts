import type {DocumentBlock} from '@reader-article/import/paste'
import {describe, expect, test} from 'vitest'

import {createEditorContent} from './editor-blocks.ts'

const named = (...names: string[]) => names.map((name) => ({name}))
const ARTICLE = {
  styles: named('normal', 'h2', 'h3', 'h4', 'blockquote'),
  lists: named('bullet', 'number'),
  decorators: named('strong', 'em', 'underline'),
  blockObjects: named('figure'),
}
const SIMPLE = {styles: named('normal'), lists: [], decorators: named('strong'), blockObjects: []}
const BLOCKS: DocumentBlock[] = [
  block('A heading', {style: 'h2'}),
  block('one', {listItem: 'number', level: 1}),
  block('inner', {listItem: 'bullet', level: 2}),
  block('two', {listItem: 'number', level: 1}),
  {
    _type: 'figure',
    _key: '',
    picture: {
      source: {kind: 'bytes', bytes: new Uint8Array([1]), filename: 'picture-1.png'},
      alt: 'The sea',
      line: 1,
    },
  },
  {
    ...block('a link', {}),
    markDefs: [{_type: 'link', _key: 'm0', href: 'https://example.org/'}],
    children: [{_type: 'span', _key: 's0', text: 'a link', marks: ['strong', 'underline', 'm0']}],
  },
]

function block(
  text: string,
  {style = 'normal' as const, ...list}: Partial<Extract<DocumentBlock, {_type: 'block'}>>,
): Extract<DocumentBlock, {_type: 'block'}> {
  return {
    _type: 'block',
    _key: '',
    style,
    ...list,
    markDefs: [],
    children: [{_type: 'span', _key: 's0', text, marks: []}],
  }
}

function countKeys(): () => string {
  let count = 0
  return () => {
    count += 1
    return `k${count}`
  }
}

describe('the blocks for an editor', () => {
  test('have keys of their own, and a figure waits for its picture', () => {
    const {blocks, pictures, refusedPictures} = createEditorContent(BLOCKS, ARTICLE, countKeys())
    const keys = blocks.flatMap((each) => [
      each._key,
      ...(each._type === 'block' ? [...each.children, ...each.markDefs].map(({_key}) => _key) : []),
    ])
    expect(new Set(keys).size).toBe(keys.length)
    const figure = blocks[4]
    expect(figure).toEqual({_type: 'figure', _key: pictures[0]?.key, alt: 'The sea'})
    expect(pictures.map(({picture}) => picture.alt)).toEqual(['The sea'])
    expect(refusedPictures).toEqual([])
    const [link] = blocks.flatMap((each) => (each._type === 'block' ? each.markDefs : []))
    expect(blocks.at(-1)).toMatchObject({
      children: [{text: 'a link', marks: ['strong', 'underline', link?._key]}],
    })
    expect(blocks[2]).toMatchObject({listItem: 'bullet', level: 2})
  })

  test('lose what the schema does not allow, but no text', () => {
    const {blocks, pictures, refusedPictures} = createEditorContent(BLOCKS, SIMPLE, countKeys())
    expect(
      blocks.map((each) =>
        each._type === 'block'
          ? {
              style: each.style,
              listItem: each.listItem,
              text: each.children.map(({text}) => text).join(''),
            }
          : each,
      ),
    ).toEqual([
      {style: 'normal', text: 'A heading'},
      {style: 'normal', text: '1. one'},
      {style: 'normal', text: '• inner'},
      {style: 'normal', text: '2. two'},
      {style: 'normal', text: 'a link'},
    ])
    expect(blocks.at(-1)).toMatchObject({children: [{marks: ['strong', expect.any(String)]}]})
    expect({pictures, refusedPictures}).toEqual({pictures: [], refusedPictures: ['The sea']})
  })
})
