import type {Block, Reader, ReaderStatus} from '@reader-article/content'
import {expect, it} from 'vitest'

import {findReaders, replaceStatus} from './content-readers.ts'

const status: ReaderStatus = {
  label: 'Busy',
  tone: 'busy',
  takesCalls: false,
  note: '',
  until: '',
  next: undefined,
}
const ada = makeReader('reader-1', 'Ada')
const bo = makeReader('reader-2', 'Bo')
const card: Block = {_type: 'readerCard', _key: '0', reader: bo}
const poll: Block = {_type: 'custom', _key: '1', value: {id: 'reader-1', pin: '1', vote() {}}}
const article = {title: 'One', reader: ada, body: [card, poll]}

it('finds the readers of an article and of the cards in its text', () => {
  expect(findReaders(article).map(({id}) => id)).toEqual(['reader-1', 'reader-2'])
})

it('finds a reader once', () => {
  expect(findReaders({reader: ada, readers: [bo, ada]}).map(({id}) => id)).toEqual([
    'reader-1',
    'reader-2',
  ])
})

it('sets a status wherever the reader occurs, without changing the original content', () => {
  const twice = {readers: [ada, bo, ada]}
  expect(replaceStatus(twice, {...ada, status})).toEqual({
    readers: [{...ada, status}, bo, {...ada, status}],
  })
  expect(twice.readers[0]).toEqual(ada)
})

it('copies only objects that contain the reader', () => {
  const {body, ...details} = replaceStatus(article, {...bo, status})
  expect(details).toEqual({title: 'One', reader: ada})
  expect(details.reader).toBe(ada)
  expect(body).toEqual([{...card, reader: {...bo, status}}, poll])
  expect(body[1]).toBe(poll)
})

function makeReader(id: string, name: string): Reader {
  return {
    id,
    name,
    slug: '',
    pin: '0001',
    tagline: '',
    photo: undefined,
    retired: false,
    status: undefined,
  }
}
