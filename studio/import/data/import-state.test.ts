import type {ParsedDocument} from '@reader-article/import/read'
import {expect, test} from 'vitest'

import {EMPTY_IMPORT, type ImportAction, importReducer, type ImportState} from './import-state.ts'
import type {Plan, Reading} from './item.ts'

const CREATED: Plan = {state: 'planned', action: 'created', changes: [], warnings: []}
const FAILED: Plan = {state: 'failed', problem: {message: 'the article belongs to another reader'}}
const MADE = {state: 'made', action: 'created', articleId: 'article-moon'} as const

test('read documents are added in the order of their files, and each file can have several', () => {
  const state = apply(
    {type: 'read', sources: [source('a', ['Moon'])]},
    {type: 'read', sources: [source('b', ['Sea', 'Shore']), source('c', ['Star'])]},
  )
  expect(state.items.map(({id}) => id)).toEqual(['a-0', 'b-0', 'b-1', 'c-0'])
})

test('reading a file again keeps its place and the changes of its documents', () => {
  const state = apply(
    {type: 'read', sources: [source('a', ['Moon', 'Sea']), source('b', ['Star'])]},
    {type: 'edit', ids: ['a-0'], edits: {title: 'Full moon'}},
    {type: 'reread', sourceId: 'a'},
    {type: 'read', sources: [source('a', ['New moon'])]},
  )
  expect(state.items.map(({id, edits}) => [id, edits.title])).toEqual([
    ['a-0', 'Full moon'],
    ['b-0', undefined],
  ])
})

test('an edit removes the problem of an old plan, and keeps a plan without a problem', () => {
  const read: ImportAction = {type: 'read', sources: [source('a', ['Moon']), source('b', ['Sea'])]}
  const plans = new Map<string, Plan>([
    ['a-0', FAILED],
    ['b-0', CREATED],
  ])
  const state = apply(
    read,
    {type: 'plan', plans},
    {
      type: 'edit',
      ids: ['a-0', 'b-0'],
      edits: {title: 'Star'},
    },
  )
  expect(state.items.map(({plan}) => plan)).toEqual([undefined, CREATED])
})

test('a draft that is or may have been made cannot be edited', () => {
  const state = apply(
    {type: 'read', sources: [source('a', ['Moon']), source('b', ['Sea'])]},
    {type: 'outcome', id: 'a-0', outcome: MADE},
    {type: 'outcome', id: 'b-0', outcome: {state: 'making'}},
    {type: 'edit', ids: ['a-0', 'b-0'], edits: {isLeftOut: true}},
  )
  expect(state.items.map(({edits}) => edits.isLeftOut)).toEqual([false, false])
})

test('making again forgets failures, and keeps what was made', () => {
  const state = apply(
    {type: 'read', sources: [source('a', ['Moon']), source('b', ['Sea'])]},
    {type: 'outcome', id: 'a-0', outcome: MADE},
    {type: 'outcome', id: 'b-0', outcome: {state: 'failed', problem: {message: 'refused'}}},
    {type: 'make'},
  )
  expect(state.isMaking).toBe(true)
  expect(state.items.map(({outcome}) => outcome)).toEqual([MADE, undefined])
})

test('a restored document waits to be read again, with its changes', () => {
  const edits = {title: 'Full moon', setsStatus: true, isLeftOut: false}
  const kept = {id: 'a-0', sourceId: 'a', name: 'a.txt', part: 0, edits}
  const state = apply(
    {type: 'restore', items: [kept], confirmedPins: ['700107'], isMaking: true},
    {type: 'confirm-readers', pins: ['700107', '700108']},
  )
  expect(state).toEqual({
    items: [{...kept, reading: {state: 'waiting'}}],
    confirmedPins: ['700107', '700108'],
    isMaking: true,
  })
})

test('a plan that has not changed keeps the identity of its document', () => {
  const read: ImportAction = {type: 'read', sources: [source('a', ['Moon'])]}
  const plan: ImportAction = {type: 'plan', plans: new Map([['a-0', CREATED]])}
  const state = apply(read, plan)
  const again = importReducer(state, {type: 'plan', plans: new Map([['a-0', {...CREATED}]])})
  expect(again.items[0]).toBe(state.items[0])
})

function apply(...actions: readonly ImportAction[]): ImportState {
  let state = EMPTY_IMPORT
  for (const action of actions) {
    state = importReducer(state, action)
  }
  return state
}

function source(id: string, titles: readonly string[]) {
  return {
    id,
    name: `${id}.txt`,
    readings: titles.map((title): Reading => ({state: 'read', document: createDocument(title)})),
  }
}

function createDocument(title: string): ParsedDocument {
  return {
    name: 'Clara Bell',
    pin: '700107',
    statusLabel: 'Busy',
    title,
    titleLine: 3,
    body: [],
    warnings: [],
  }
}
