import {DatabaseSync} from 'node:sqlite'

import {expect, test} from 'vitest'

import {DocumentStore} from '../../store/document-store.ts'
import {migrate} from '../../store/migrate.ts'
import {createSyncTagger} from '../sync-tags.ts'
import {Budget, DIRECT_LIMITS} from './budget.ts'
import {compileQuery, runQuery} from './direct-query.ts'
import {NotDirectError} from './not-direct-error.ts'

/** More films than a query may read directly. */
const COUNT = DIRECT_LIMITS.documents + 1

function createFilms(): DocumentStore {
  const database = new DatabaseSync(':memory:')
  migrate(database, ':memory:')
  const store = new DocumentStore(database)
  for (let index = 0; index < COUNT; index++) {
    const _id = `film-${index}`
    const time = '2026-05-03T10:00:00Z'
    store.write(_id, {
      _id,
      _type: 'film',
      _rev: 'r',
      _createdAt: time,
      _updatedAt: time,
      title: `The film ${index}`,
    })
  }
  return store
}

function run(store: DocumentStore, query: string): string {
  const input = {
    query,
    parameters: {},
    identity: 'me',
    isAnonymous: false,
    perspective: 'raw',
    readableTypes: 'all',
    timestamp: new Date('2026-05-03T10:00:00Z'),
  } as const
  const options = {
    store,
    tagger: createSyncTagger(new Uint8Array(32)),
    limits: DIRECT_LIMITS,
    usesOptionalIndexes: false,
  }
  try {
    return runQuery(compileQuery(query), input, options).text
  } catch (error) {
    if (error instanceof NotDirectError) {
      return error.reason
    }
    throw error
  }
}

test('a query that must read too many documents is given up before it has read any', () => {
  const store = createFilms()
  const reason = `all of ${COUNT} documents`
  expect(run(store, '*[_type == "film" && title match "film"]')).toBe(reason)
  expect(run(store, '*[title match "film"]')).toBe(reason)
  expect(run(store, 'count(*[_type == "film" && title match "film"])')).toBe(reason)
  expect(run(store, '*[_type in ["film", "actor"]]')).toBe(reason)
  expect(run(store, '*[_type == "film"]')).toBe(reason)
  expect(run(store, '*[_type == "film"][0...2]._id')).toBe('["film-0","film-1"]')
  expect(run(store, '*[_type == "film" && title match "7"][0...1]._id')).toBe('["film-7"]')
  expect(run(store, 'count(*[_type == "film"])')).toBe(String(COUNT))
})

test('a budget ends what takes more of a unit than is left', () => {
  const budget = new Budget({...DIRECT_LIMITS, rows: 3})
  budget.take('rows', 2)
  expect(budget.remaining('rows')).toBe(1)
  budget.take('rows')
  expect(() => budget.take('rows')).toThrow(NotDirectError)
})
