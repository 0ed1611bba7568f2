import {expect, it} from 'vitest'

import {readersIn, withStatus} from './readers-in.ts'

const status = {label: 'Busy', tone: 'busy', takesCalls: false, note: ''} as const
const ada = {id: 'reader-1', pin: '0001', name: 'Ada', status: undefined}
const bo = {id: 'reader-2', pin: '0002', name: 'Bo', status: undefined}
const article = {
  id: 'article-1',
  title: 'One',
  reader: ada,
  related: [{id: 'article-2', title: 'Two'}],
  body: [
    {_type: 'readerCard', reader: bo},
    {_type: 'block', children: [{text: 'pin'}, null]},
  ],
}

it('finds the readers of an article and of the cards in its text', () => {
  expect(readersIn(article).map(({id, pin}) => [id, pin])).toEqual([
    ['reader-2', '0002'],
    ['reader-1', '0001'],
  ])
})

it('puts a status into a copy, wherever the reader stands, and leaves the content as it was', () => {
  const twice = {readers: [ada, bo, ada]}
  expect(withStatus(twice, 'reader-1', status)).toEqual({
    readers: [{...ada, status}, bo, {...ada, status}],
  })
  expect(twice.readers[0]).toEqual(ada)
})

it('leaves the blocks of a page alone, which may hold functions and themselves', () => {
  const value: Record<string, unknown> = {_type: 'poll', id: 'x', pin: 'y', status: 'z', vote() {}}
  value['inner'] = value
  const own = {body: [{_type: 'custom', _key: '0', value}], reader: ada}
  expect(readersIn(own).map(({id}) => id)).toEqual(['reader-1'])
  const changed = withStatus(own, 'reader-1', status)
  expect(changed.reader).toEqual({...ada, status})
  expect(changed.body[0]?.value).toBe(value)
})
