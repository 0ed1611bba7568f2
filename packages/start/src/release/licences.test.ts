import {expect, test} from 'vitest'

import {findLicenceProblems, formatLicences, parseBundledPackages} from './licences.ts'
import {listInstalledWith, type LockEntry} from './locked-packages.ts'

/** A workspace whose dependency has a dependency under the GPL; its tools and peers are not installed with it. */
const LOCKFILE = new Map<string, LockEntry>([
  ['', {}],
  ['packages/lamp', {dependencies: {oil: '1.0.0', wick: '^3.0.0'}}],
  ['packages/oil', {version: '1.0.0', license: 'MIT', optionalDependencies: {match: '^1.0.0'}}],
  ['node_modules/oil', {link: true, resolved: 'packages/oil'}],
  ['node_modules/wick', {version: '3.0.0', license: 'ISC', dependencies: {match: '^2.0.0'}}],
  ['node_modules/wick/node_modules/match', {version: '2.0.0', license: 'GPL-3.0-or-later'}],
  ['node_modules/match', {version: '1.0.0', license: '(MIT OR GPL-2.0)'}],
  ['node_modules/hammer', {version: '1.0.0', license: 'AGPL-3.0'}],
])

test('the packages that are installed with a package are those that Node finds', () => {
  expect(listInstalledWith(LOCKFILE, 'packages/lamp')).toEqual([
    {name: 'match', version: '2.0.0', license: 'GPL-3.0-or-later'},
    {name: 'match', version: '1.0.0', license: '(MIT OR GPL-2.0)'},
    {name: 'packages/oil', version: '1.0.0', license: 'MIT'},
    {name: 'wick', version: '3.0.0', license: 'ISC'},
  ])
})

test('a dependency of a dependency under the GPL is found', () => {
  const problems = findLicenceProblems(listInstalledWith(LOCKFILE, 'packages/lamp'))
  expect(problems.map(({message}) => message)).toEqual([
    'match@2.0.0 has the licence GPL-3.0-or-later, which is not one of 0BSD, Apache-2.0, BlueOak-1.0.0, BSD-2-Clause, BSD-3-Clause, CC0-1.0, ISC, MIT. Use another package, or add it to packages/start/src/release/licences.ts with a reason.',
  ])
})

test.for<[string | undefined, boolean]>([
  ['MIT', true],
  ['(MIT OR GPL-2.0)', true],
  ['Apache-2.0 AND MIT', true],
  ['MIT AND GPL-2.0-only', false],
  ['LGPL-3.0-or-later', false],
  ['UNLICENSED', false],
  ['SEE LICENSE IN EULA.txt', false],
  ['', false],
  [undefined, false],
])('the licence %s is allowed: %s', ([license, isAllowed]) => {
  const problems = findLicenceProblems([{name: 'oil', version: '1.0.0', license}])
  expect(problems.length === 0).toBe(isAllowed)
})

test('a reviewed package may have the licence that was reviewed, and no other one', () => {
  const name = '@img/sharp-libvips-linux-x64'
  const lgpl = {name, version: '1.0.0', license: 'LGPL-3.0-or-later'}
  const gpl = {name, version: '2.0.0', license: 'GPL-3.0-or-later'}
  expect(findLicenceProblems([lgpl, gpl]).map((problem) => problem.package)).toEqual([gpl])
})

test('the packages in a bundle are read from its list of licences', () => {
  const markdown = '# Licenses\n\n## @lit/oil - 2.1.2 (BSD-3-Clause)\n\nText\n\n## match - 1.0.0\n'
  expect(parseBundledPackages(markdown)).toEqual([
    {name: '@lit/oil', version: '2.1.2', license: 'BSD-3-Clause'},
    {name: 'match', version: '1.0.0', license: undefined},
  ])
})

test('the table of licences names the packages of rare ones', () => {
  const packages = ['a', 'b', 'c', 'd'].map((name) => ({name, version: '1.0.0', license: 'MIT'}))
  packages.push({name: 'oil', version: '1.0.0', license: 'ISC'})
  expect(formatLicences(packages)).toEqual([
    `${'MIT'.padEnd(40)}    4`,
    `${'ISC'.padEnd(40)}    1  oil`,
  ])
})
