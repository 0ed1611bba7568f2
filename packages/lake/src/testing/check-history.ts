import {applyPatch} from 'mendoza'
import {expect} from 'vitest'

import type {Commit} from '../commit/commit.ts'
import {withoutRevision, type LakeDocument} from '../documents/document.ts'
import {documentAt} from '../history/history.ts'
import type {HistorySource} from '../history/past-state.ts'
import {transactionsOf} from '../history/transactions.ts'

/** Expects that the history contains exactly these commits, with the states of all documents after each of them. */
export function expectHistory(source: HistorySource, commits: readonly Commit[]): void {
  for (const {id, changes} of commits) {
    for (const {document, after} of changes) {
      expect(documentAt(source, document, {revision: id})).toEqual(after)
    }
  }
  const documents = [
    ...new Set(commits.flatMap(({changes}) => changes.map(({document}) => document))),
  ]
  for (const document of documents) {
    const states = commits.flatMap(({changes}) =>
      changes.filter((change) => change.document === document).map(({after}) => after),
    )
    expect(documentAt(source, document, 'lastRevision')).toEqual(
      states.findLast((state) => state !== undefined),
    )
  }
  const listed = transactionsOf(source, {
    documents,
    from: undefined,
    to: undefined,
    reverse: false,
    limit: 1000,
    excludeMutations: false,
    includeEffects: true,
  })
  expect(
    listed.map(({id, author, timestamp, mutations}) => [id, author, timestamp, mutations]),
  ).toEqual(commits.map(({id, author, timestamp, mutations}) => [id, author, timestamp, mutations]))
  for (const [index, {changes}] of commits.entries()) {
    const effects = listed[index]?.effects ?? {}
    expect(Object.keys(effects).toSorted()).toEqual(
      changes.map(({document}) => document).toSorted(),
    )
    for (const {document, before, after} of changes) {
      const {apply = [], revert = []} = effects[document] ?? {}
      expect(applyPatch(stateOf(before), apply)).toEqual(stateOf(after))
      expect(applyPatch(stateOf(after), revert)).toEqual(stateOf(before))
    }
  }
}

function stateOf(document: LakeDocument | undefined): unknown {
  return document ? withoutRevision(document) : null
}
