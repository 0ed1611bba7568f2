import type {ParsedDocument} from '@reader-article/import/read'
import {expect, test} from 'vitest'

import {editedDocument, type ImportItem, NO_EDITS, type Plan} from './item.ts'
import {findProblem, findWarnings, isReady, stateOf} from './item-state.ts'

const DOCUMENT: ParsedDocument = {
  name: 'Clara Bell',
  pin: '700107',
  statusLabel: 'Busy',
  title: 'Moon',
  titleLine: 3,
  body: [],
  signOff: 'Love and light,',
  warnings: [{line: 4, message: 'a picture is omitted'}],
}
const PLANNED: Plan = {state: 'planned', action: 'created', changes: [], warnings: []}
const ITEM: ImportItem = {
  id: 'a-0',
  sourceId: 'a',
  name: 'a.txt',
  part: 0,
  reading: {state: 'read', document: DOCUMENT},
  edits: NO_EDITS,
  plan: PLANNED,
}
const READERS = {pins: new Set(['700107', '700108']), confirmedPins: new Set<string>()}
const NOBODY = {pins: new Set<string>(), confirmedPins: new Set<string>()}
const WARNING = {line: 1, message: 'the reader has retired'}

test.each<[string, Partial<ImportItem>]>([
  ['ready', {}],
  ['warning', {plan: {...PLANNED, warnings: [WARNING]}}],
  ['waiting', {plan: undefined}],
  ['waiting', {reading: {state: 'waiting'}}],
  ['problem', {reading: {state: 'failed', problem: {message: 'empty'}}}],
  ['problem', {plan: {state: 'failed', problem: {message: 'a duplicate'}}}],
  ['problem', {outcome: {state: 'failed', problem: {message: 'refused'}}}],
  ['problem', {edits: {...NO_EDITS, title: '  '}}],
  ['problem', {edits: {...NO_EDITS, title: 'x'.repeat(121)}}],
  ['left-out', {edits: {...NO_EDITS, isLeftOut: true, title: ''}}],
  ['made', {outcome: {state: 'made', action: 'created', articleId: 'article-moon'}}],
])('is %s with %o', (state, changes) => {
  expect(stateOf({...ITEM, ...changes}, READERS)).toBe(state)
})

test('a document of an unknown reader is a problem until the editor confirms or chooses', () => {
  expect(findProblem(ITEM, NOBODY)?.message).toBe(
    'No reader has the PIN 700107; create Clara Bell, or choose a reader.',
  )
  expect(findProblem(ITEM, {...NOBODY, confirmedPins: new Set(['700107'])})).toBeUndefined()
  const chosen = {...ITEM, edits: {...NO_EDITS, reader: {name: 'Dora Moon', pin: '700108'}}}
  expect(findProblem(chosen, {...NOBODY, pins: new Set(['700108'])})).toBeUndefined()
})

test('an attempt that a reload has ended is made again', () => {
  const item: ImportItem = {...ITEM, outcome: {state: 'making'}}
  expect(isReady(item, stateOf(item, READERS))).toBe(true)
})

test('the warnings of a plan replace those of reading, which they include', () => {
  expect(findWarnings({...ITEM, plan: undefined})).toEqual(DOCUMENT.warnings)
  expect(findWarnings({...ITEM, plan: {...PLANNED, warnings: [WARNING]}})).toEqual([WARNING])
})

test('the changes of an editor replace title, sign-off and reader', () => {
  const reader = {name: 'Dora Moon', pin: '700108'}
  const {title, signOff, name, pin} =
    editedDocument({...ITEM, edits: {...NO_EDITS, title: ' Full moon ', signOff: '', reader}}) ?? {}
  expect({title, signOff, name, pin}).toEqual({
    title: 'Full moon',
    signOff: undefined,
    name: 'Dora Moon',
    pin: '700108',
  })
})
