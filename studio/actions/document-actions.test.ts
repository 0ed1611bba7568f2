import type {SanityDefinedAction} from 'sanity'
import {expect, test} from 'vitest'

import {resolveActions} from './document-actions.ts'
import {newArticle} from './new-article.ts'
import {retireReader} from './retire-reader.tsx'

const BUILT_IN_ACTIONS: SanityDefinedAction[] = [
  'publish',
  'unpublish',
  'discardChanges',
  'duplicate',
  'delete',
  'restore',
]

const OUR_ACTIONS = new Map([
  [retireReader, 'retire'],
  [newArticle, 'new article'],
])

function actionNames(schemaType: string) {
  const builtInActions = BUILT_IN_ACTIONS.map((action) => Object.assign(() => null, {action}))
  return resolveActions(schemaType, builtInActions).map(
    (action) => OUR_ACTIONS.get(action) ?? action.action,
  )
}

test('articles, topics and statuses have all built-in actions', () => {
  expect(actionNames('article')).toEqual(BUILT_IN_ACTIONS)
  expect(actionNames('topic')).toEqual(BUILT_IN_ACTIONS)
  expect(actionNames('status')).toEqual(BUILT_IN_ACTIONS)
})

test('a reader can be retired, but not unpublished or duplicated', () => {
  expect(actionNames('reader')).toEqual([
    'publish',
    'discardChanges',
    'delete',
    'restore',
    'new article',
    'retire',
  ])
})

test('the settings and an availability can only be changed and restored', () => {
  expect(actionNames('settings')).toEqual(['publish', 'discardChanges', 'restore'])
  expect(actionNames('availability')).toEqual(['publish', 'discardChanges', 'restore'])
})
