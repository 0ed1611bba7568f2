import {expect, test} from 'vitest'

import {ROLES} from '../auth/roles.ts'
import {createTokenRole} from './token-role.ts'

test('a token has the role of a person, or grants for types and fields', () => {
  expect(createTokenRole({role: 'viewer'})).toBe(ROLES.viewer)
  const all = ['read', 'create', 'update', 'publish']
  expect(createTokenRole({types: 'light, log', fields: ['light:colour,since']}).grants).toEqual([
    {permissions: all, types: ['light'], fields: ['colour', 'since']},
    {permissions: all, types: ['log']},
  ])
  expect(createTokenRole({types: 'log', permissions: 'create,publish'}).grants).toEqual([
    {permissions: ['create', 'publish'], types: ['log']},
  ])
})

test.for([
  [{}, 'A token needs either --role'],
  [{role: 'editor', types: 'log'}, 'A token needs either --role'],
  [{role: 'owner'}, '"owner" is not a role: use one of administrator, editor, contributor, viewer'],
  [{role: 'editor', fields: ['log:text']}, '--fields and --permissions need --types'],
  [{types: ''}, '--types must be names with commas between them, not ""'],
  [{types: 'a,,b'}, '--types must be names with commas between them, not "a,,b"'],
  [{types: 'a', fields: ['b:c']}, '--fields names the type "b", which is not in --types a'],
  [{types: 'a', fields: ['a']}, '--fields must be names with commas between them, not ""'],
  [{types: 'a', fields: ['a:b:c']}, '--fields must be a type and its fields'],
  [{types: 'a', permissions: 'manage'}, '--permissions cannot contain "manage": use some of read'],
] as const)('%j is refused: %s', ([options, message]) => {
  expect(() => createTokenRole(options)).toThrow(message)
})
