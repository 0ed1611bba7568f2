import {expect, test} from 'vitest'

import {readPageMessage, readShowMessage} from './preview-messages.ts'

const SHOW = {
  type: 'reader-article-preview-show',
  article: {title: 'A title'},
  theme: 'magazine',
  scheme: 'dark',
  projectId: 'local',
  dataset: 'production',
  apiHost: 'http://localhost:4100',
}

test('a complete message of the Studio is read', () => {
  expect(readShowMessage(SHOW)).toEqual(SHOW)
  expect(readShowMessage({...SHOW, apiHost: undefined})).toEqual({...SHOW, apiHost: undefined})
})

test.each([
  null,
  'show',
  {},
  {...SHOW, type: 'webpackOk'},
  {...SHOW, theme: 'constructor'},
  {...SHOW, scheme: 'sepia'},
  {...SHOW, projectId: 1},
  {...SHOW, apiHost: 1},
])('the page ignores %j', (data) => {
  expect(readShowMessage(data)).toBeUndefined()
})

test('the messages of the page are read', () => {
  expect(readPageMessage({type: 'reader-article-preview-ready', path: 7})).toEqual({
    type: 'reader-article-preview-ready',
  })
  const edit = {type: 'reader-article-preview-edit', path: ['body', {_key: 'a'}, 'items', 0]}
  expect(readPageMessage(edit)).toEqual(edit)
})

test.each([
  undefined,
  {type: 'reader-article-preview-edit'},
  {type: 'reader-article-preview-edit', path: 'body'},
  {type: 'reader-article-preview-edit', path: ['body', {_key: 1}]},
  {type: 'reader-article-preview-edit', path: ['body', null]},
  {type: 'other', path: ['body']},
])('the Studio ignores %j', (data) => {
  expect(readPageMessage(data)).toBeUndefined()
})
