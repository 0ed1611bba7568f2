import type {SanityDefinedAction} from 'sanity'
import {expect, test} from 'vitest'

import {actionsFor} from './index.ts'
import {retireReader} from './retire-reader.tsx'

const BUILT_IN: SanityDefinedAction[] = [
  'publish',
  'unpublish',
  'discardChanges',
  'duplicate',
  'delete',
  'restore',
]

function names(schemaType: string) {
  const builtIn = BUILT_IN.map((action) => Object.assign(() => null, {action}))
  return actionsFor(schemaType, builtIn).map((action) =>
    action === retireReader ? 'retire' : action.action,
  )
}

test('articles, topics and statuses keep every action', () => {
  expect(names('article')).toEqual(BUILT_IN)
  expect(names('topic')).toEqual(BUILT_IN)
  expect(names('status')).toEqual(BUILT_IN)
})

test('a reader can be retired, but neither unpublished nor duplicated', () => {
  expect(names('reader')).toEqual(['publish', 'discardChanges', 'delete', 'restore', 'retire'])
})

test('the settings and an availability can be changed, and nothing else', () => {
  expect(names('settings')).toEqual(['publish', 'discardChanges', 'restore'])
  expect(names('availability')).toEqual(['publish', 'discardChanges', 'restore'])
})
