import {DatabaseSync} from 'node:sqlite'

import {expect, onTestFinished, test} from 'vitest'

import {migrate, versionOf} from './migrate.ts'
import type {Migration} from './migrations/migrations.ts'

const CREATE = "CREATE TABLE films (title TEXT); INSERT INTO films VALUES ('Gaslight')"

function openEmpty(): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  onTestFinished(() => database.close())
  return database
}

test('migrations are SQL or functions, and each runs once', () => {
  const database = openEmpty()
  const migrations: Migration[] = [CREATE]
  migrate(database, 'films', migrations)
  migrations.push('ALTER TABLE films ADD COLUMN length INTEGER', (opened) => {
    opened.prepare('UPDATE films SET length = ?').run('Gaslight'.length)
  })
  migrate(database, 'films', migrations)
  migrate(database, 'films', migrations)
  expect(versionOf(database)).toBe(3)
  expect({...database.prepare('SELECT * FROM films').get()}).toEqual({title: 'Gaslight', length: 8})
})

test('when a migration fails, none of the new ones has happened', () => {
  const database = openEmpty()
  migrate(database, 'films', [CREATE])
  const migrations = [CREATE, 'DELETE FROM films', 'UPDATE plants SET title = 1']
  expect(() => migrate(database, 'films', migrations)).toThrow('no such table: plants')
  expect(versionOf(database)).toBe(1)
  expect({...database.prepare('SELECT * FROM films').get()}).toEqual({title: 'Gaslight'})
})
