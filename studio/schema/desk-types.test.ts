import {defineField} from 'sanity'
import {expect, test} from 'vitest'

import {addFields, isDeskType} from './desk-types.ts'
import {schemaTypes} from './index.ts'

test('without additional fields, the types are the desk’s own', () => {
  expect(addFields({})).toEqual(schemaTypes)
})

test('an additional field comes last, in the group that opens first', () => {
  const types = addFields({article: [defineField({name: 'sponsor', type: 'string'})]})
  expect(types.find(({name}) => name === 'article')).toMatchObject({
    fields: expect.arrayContaining([{name: 'sponsor', type: 'string', group: 'write'}]),
  })
  expect(types.map(({name}) => name)).toEqual(schemaTypes.map(({name}) => name))
})

test('an additional field with the name of a field of the desk is refused', () => {
  expect(() => addFields({reader: [defineField({name: 'pin', type: 'string'})]})).toThrow(
    "adds 'pin' to 'reader', which has a field with this name",
  )
})

test('fields for a type that cannot have any are refused', () => {
  const mistaken: object = {status: [defineField({name: 'colour', type: 'string'})]}
  expect(() => addFields(mistaken)).toThrow("has 'status'. Fields can be added to 'article'")
})

test('only the desk’s types are its own', () => {
  expect(['article', 'film'].map(isDeskType)).toEqual([true, false])
})
