import {DatabaseSync} from 'node:sqlite'

import {expect, onTestFinished, test} from 'vitest'

import {migrate} from './migrate.ts'
import type {PathIndexDefinition} from './path-index.ts'
import {MAX_INDEXES, MAX_PUBLIC_INDEXES, PathIndexes} from './path-indexes.ts'

const STRANGER = {isAnonymous: true}
const EDITOR = {isAnonymous: false}
const MINUTE = 60_000

const indexOf = (name: string, number = 0): PathIndexDefinition => ({
  type: 'film',
  equals: [[`${name}${number}`]],
  order: [],
})

/** Opens indexes whose clock is `clock.time`. */
function open() {
  const database = new DatabaseSync(':memory:')
  onTestFinished(() => database.close())
  migrate(database, 'films')
  const clock = {time: Date.UTC(2026, 4, 1)}
  const indexes = new PathIndexes(database, () => clock.time)

  /** Adds an index at the next millisecond and builds it; returns false if it is refused. */
  function build(definition: PathIndexDefinition, user: typeof STRANGER): boolean {
    clock.time++
    const isAdded = indexes.add(definition, user)
    for (const index of indexes.inState('building')) {
      indexes.setState(index, 'ready')
    }
    return isAdded
  }

  /** Builds indexes as long as they are accepted; returns their number. */
  function buildMany(name: string, user: typeof STRANGER): number {
    let count = 0
    while (count < 100 && build(indexOf(name, count), user)) {
      count++
    }
    return count
  }

  return {indexes, clock, build, buildMany}
}

test('strangers get half of the indexes, and wait until one of theirs is unused', () => {
  const {clock, build, buildMany, indexes} = open()
  expect(buildMany('stranger', STRANGER)).toBe(MAX_PUBLIC_INDEXES)
  expect(build(indexOf('late'), STRANGER)).toBe(false)
  expect(build(indexOf('editor'), EDITOR)).toBe(true)
  clock.time += 11 * MINUTE
  expect(indexes.use(indexOf('stranger', 0), STRANGER)?.state).toBe('ready')
  expect(build(indexOf('late'), STRANGER)).toBe(true)
  expect(indexes.use(indexOf('late'), STRANGER)?.state).toBe('ready')
  expect(indexes.use(indexOf('stranger', 1), STRANGER)).toBe(undefined)
  expect(indexes.use(indexOf('editor'), EDITOR)?.state).toBe('ready')
})

test('the query of somebody who is logged in replaces the index of a stranger, the least recently used first', () => {
  const {indexes, build, buildMany, clock} = open()
  expect(buildMany('stranger', STRANGER)).toBe(MAX_PUBLIC_INDEXES)
  for (let number = 0; number < MAX_INDEXES - MAX_PUBLIC_INDEXES; number++) {
    expect(build(indexOf('editor', number), EDITOR)).toBe(true)
  }
  clock.time++
  expect(indexes.use(indexOf('stranger', 0), STRANGER)?.state).toBe('ready')
  expect(build(indexOf('urgent'), EDITOR)).toBe(true)
  expect(indexes.use(indexOf('urgent'), EDITOR)?.state).toBe('ready')
  expect(indexes.use(indexOf('stranger', 1), STRANGER)).toBe(undefined)
  expect(indexes.use(indexOf('stranger', 0), STRANGER)?.state).toBe('ready')
  // All of them can be replaced, and then none: those of other people stay.
  expect(buildMany('more', EDITOR)).toBe(MAX_PUBLIC_INDEXES - 1)
  expect(indexes.use(indexOf('editor', 0), EDITOR)?.state).toBe('ready')
})

test('an index that somebody who is logged in has used, too, is not replaced', () => {
  const {indexes, build, buildMany} = open()
  expect(build(indexOf('shared'), STRANGER)).toBe(true)
  expect(indexes.use(indexOf('shared'), EDITOR)?.state).toBe('ready')
  expect(buildMany('editor', EDITOR)).toBe(MAX_INDEXES - 1)
  expect(indexes.use(indexOf('shared'), STRANGER)?.state).toBe('ready')
})
