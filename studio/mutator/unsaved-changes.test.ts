import {BufferedDocument, type CommitHandlerMessage, Mutation} from '@sanity/mutator'
import {expect, test} from 'vitest'

import {trackUnsavedChanges} from './unsaved-changes.ts'

test('a change is unsaved until the server has acknowledged it', () => {
  const hasUnsaved = trackUnsavedChanges()
  const commits: CommitHandlerMessage[] = []
  const draft = new BufferedDocument({_id: 'drafts.a', _type: 'article', signOff: 'With'})
  draft.commitHandler = (commit) => commits.push(commit)
  expect(hasUnsaved()).toBe(false)

  draft.add(new Mutation({mutations: [{patch: {id: 'drafts.a', set: {signOff: 'With love'}}}]}))
  expect(hasUnsaved()).toBe(true)
  void draft.commit()
  expect(hasUnsaved()).toBe(true)
  commits[0]?.success()
  expect(hasUnsaved()).toBe(false)
})
