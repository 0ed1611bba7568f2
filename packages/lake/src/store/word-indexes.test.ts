import {DatabaseSync} from 'node:sqlite'

import {expect, test} from 'vitest'

import type {LakeDocument} from '../documents/document.ts'
import {createTemporaryFolder} from '../testing/temporary-lake.ts'
import {DocumentStore} from './document-store.ts'
import {IndexBuilder} from './index-builder.ts'
import {migrate} from './migrate.ts'
import type {WordIndexDefinition} from './word-index.ts'
import {termOf} from './words.ts'

const EDITOR = {isAnonymous: false}
const BY_TITLE: WordIndexDefinition = {
  type: 'film',
  parts: [{kind: 'path', path: ['title']}],
  isList: false,
}

function createFilm(_id: string, title: unknown, views = 0): LakeDocument {
  const time = '2026-05-03T10:00:00Z'
  return {_id, _type: 'film', _rev: 'r', _createdAt: time, _updatedAt: time, title, views}
}

function createBlock(...texts: readonly string[]): unknown {
  return {_type: 'block', children: texts.map((text) => ({_type: 'span', text}))}
}

function openStore() {
  const database = new DatabaseSync(':memory:')
  migrate(database, ':memory:')
  const store = new DocumentStore(database)
  const builder = new IndexBuilder(database, store)
  const count = (table: string): unknown =>
    database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count']
  return {
    database,
    store,
    builder,
    count,
    find: (word: string, definition = BY_TITLE): string[] => {
      const isPrefix = word.endsWith('*')
      const index = store.wordIndexes.use(definition, EDITOR)
      const wanted = {term: termOf(word.replace('*', '')), isPrefix}
      const entries = index ? store.wordIndexes.find(index, wanted, 100) : []
      return store.wordIndexes.documentsOf(entries).toSorted()
    },
  }
}

test('an index has the words of its documents, also after changes', async () => {
  const {store, builder, find} = openStore()
  store.write('a', createFilm('a', 'The red deer'))
  store.write('b', createFilm('b', ['Red', 7, 'Été']))
  store.write('c', createFilm('c', 'None'))
  store.write('d', {...createFilm('d', 'Red'), _type: 'actor'})
  expect(store.wordIndexes.add(BY_TITLE, EDITOR)).toBe(true)
  expect(find('red')).toEqual([])
  await builder.whenIdle()
  expect(find('RED')).toEqual(['a', 'b'])
  expect(find('été')).toEqual(['b'])
  expect(find('de*')).toEqual(['a'])
  expect(find('de')).toEqual([])

  store.write('a', createFilm('a', 'The blue deer'))
  store.write('b', undefined)
  store.write('c', createFilm('c', 'Redder'))
  store.write('d', createFilm('d', 'Red'))
  expect(find('red')).toEqual(['d'])
  expect(find('re*')).toEqual(['c', 'd'])
  expect(find('blue')).toEqual(['a'])
  expect(find('none')).toEqual([])
})

test('words are written again only if their text changes', async () => {
  const {database, store, builder} = openStore()
  const readWords = (): unknown =>
    database.prepare('SELECT block FROM words_data ORDER BY id').all()
  store.write('a', createFilm('a', 'The red deer'))
  store.wordIndexes.add(BY_TITLE, EDITOR)
  await builder.whenIdle()
  const before = readWords()
  store.write('a', createFilm('a', 'The red deer', 5))
  expect(readWords()).toEqual(before)
  store.write('a', createFilm('a', 'The blue deer', 5))
  expect(readWords()).not.toEqual(before)
})

test('an index is not used if a text is too long or nests too deeply', async () => {
  const nested: WordIndexDefinition = {
    ...BY_TITLE,
    parts: [{kind: 'nested', path: ['title', 'name']}],
  }
  const {store, builder, find} = openStore()
  store.write('a', createFilm('a', ['Red']))
  expect([store.wordIndexes.add(BY_TITLE, EDITOR), store.wordIndexes.add(nested, EDITOR)]).toEqual([
    true,
    true,
  ])
  await builder.whenIdle()
  store.write('b', createFilm('b', 'red '.repeat(300_000)))
  expect(store.wordIndexes.use(BY_TITLE, EDITOR)).toBe(undefined)
  expect(store.wordIndexes.add(BY_TITLE, EDITOR)).toBe(false)

  expect(store.wordIndexes.use(nested, EDITOR)).not.toBe(undefined)
  let title: unknown = 'Red'
  for (let depth = 0; depth < 20_000; depth++) {
    title = [title]
  }
  const source = {get: (name: string) => (name === '_type' ? 'film' : title)}
  store.wordIndexes.update('c', source)
  expect(store.wordIndexes.use(nested, EDITOR)).toBe(undefined)
  expect(find('red')).toEqual([])
})

test('no index is added if its words cannot be stored', () => {
  const file = `${createTemporaryFolder()}/lake.sqlite`
  const database = new DatabaseSync(file)
  migrate(database, file)
  database.close()
  const reader = new DatabaseSync(file, {readOnly: true})
  const {wordIndexes} = new DocumentStore(reader)
  expect(wordIndexes.add(BY_TITLE, EDITOR)).toBe(false)
  expect(wordIndexes.all()).toEqual([])
  reader.close()
})

test('damaged words are made again, and no change is refused for them', async () => {
  const {database, store, builder, find} = openStore()
  store.write('a', createFilm('a', 'The red deer'))
  store.wordIndexes.add(BY_TITLE, EDITOR)
  await builder.whenIdle()
  database.enableDefensive(false)
  database.exec("UPDATE words_data SET block = x'07'")
  store.write('a', createFilm('a', 'The blue deer'))
  expect(store.bodies.read('a')).toContain('blue')
  expect([store.wordIndexes.use(BY_TITLE, EDITOR), find('blue')]).toEqual([undefined, []])

  await builder.whenIdle()
  expect(store.wordIndexes.add(BY_TITLE, EDITOR)).toBe(true)
  await builder.whenIdle()
  expect([find('red'), find('blue')]).toEqual([[], ['a']])
})

test('many changes of words are stored in few segments', async () => {
  const {database, store, builder, find} = openStore()
  const countSegments = (): unknown =>
    database.prepare('SELECT count(DISTINCT segid) AS segments FROM words_idx').get()?.['segments']
  store.wordIndexes.add(BY_TITLE, EDITOR)
  await builder.whenIdle()
  for (let number = 0; number < 300; number++) {
    store.write('a', createFilm('a', `Film ${number}`))
  }
  expect(countSegments()).toBe(300)
  await builder.whenIdle()
  expect(countSegments()).toBeLessThan(32)
  expect(find('299')).toEqual(['a'])
})

test('nothing of an index remains after it was dropped', async () => {
  const {store, builder, count, find} = openStore()
  for (let number = 0; number < 700; number++) {
    store.write(`film-${number}`, createFilm(`film-${number}`, `Film ${number}`))
  }
  store.wordIndexes.add(BY_TITLE, EDITOR)
  await builder.whenIdle()
  expect(find('7')).toEqual(['film-7'])
  expect([count('word_entries'), count('word_places')]).toEqual([700, 1400])
  for (const index of store.wordIndexes.inState('ready')) {
    store.wordIndexes.setState(index, 'dropped')
  }
  await builder.whenIdle()
  expect([count('word_indexes'), count('word_entries'), count('word_places')]).toEqual([0, 0, 0])
})

test('an index of several parts has all their words', async () => {
  const {database, store, builder, find} = openStore()
  const film = {
    ...createFilm('a', 'Red'),
    tags: ['old', 'french'],
    body: [createBlock('Two w', 'ords'), createBlock('more')],
    credits: [{roles: [{name: 'Camera'}]}, {roles: 'Light'}],
  }
  store.write('a', film)
  const parts = [
    {kind: 'path', path: ['title']},
    {kind: 'path', path: ['tags']},
    {kind: 'portable-text', path: ['body']},
    {kind: 'nested', path: ['credits', 'roles', 'name']},
    {kind: 'id', path: ['_id']},
  ] as const
  const all = {type: null, parts, isList: false}
  const list = {type: null, parts: parts.slice(0, 3), isList: true}
  expect([store.wordIndexes.add(all, EDITOR), store.wordIndexes.add(list, EDITOR)]).toEqual([
    true,
    true,
  ])
  await builder.whenIdle()
  for (const word of ['red', 'old', 'words', 'more', 'camera', 'a']) {
    expect([word, ...find(word, all)]).toEqual([word, 'a'])
  }
  expect([find('light', all), find('ords', all)]).toEqual([[], []])
  // A query process reads the definitions from the database.
  expect(new DocumentStore(database).wordIndexes.use(all, EDITOR)).toBeDefined()
  // In `[title, tags, pt::text(body)]`, the tags are an array in an array.
  expect([find('red', list), find('words', list), find('old', list)]).toEqual([['a'], ['a'], []])
})
