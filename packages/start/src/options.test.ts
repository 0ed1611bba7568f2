import {expect, test} from 'vitest'

import {OptionError, parseOptions} from './options.ts'
import {ROOT} from './root.ts'

test('without arguments the default ports and the folder .lake are used', () => {
  expect(parseOptions([], {})).toEqual({
    hosted: undefined,
    token: undefined,
    data: `${ROOT}.lake`,
    lakePort: 4100,
    studioPort: 3333,
    sitePort: 4300,
  })
})

test('each option changes its own value', () => {
  expect(
    parseOptions(['--data', '/d', '--lake-port=1', '--studio-port', '2', '--site-port', '3'], {}),
  ).toMatchObject({data: '/d', lakePort: 1, studioPort: 2, sitePort: 3})
})

test.for(['x', '-1', '70000', '1.5', ''])(
  'the port %j is rejected with its option and value',
  (value) => {
    expect(() => parseOptions([`--lake-port=${value}`], {})).toThrow(
      new OptionError(
        `--lake-port is '${value}', which is not a port. Use a number from 0 to 65535, for example 4100.`,
      ),
    )
  },
)

test('an unknown option is named, and the known ones are listed', () => {
  expect(() => parseOptions(['--prot', '1'], {})).toThrow(/--prot[^]*--lake-port/)
})

test('--help requests help', () => {
  expect(parseOptions(['--help'], {})).toBe('help')
})

test('a project in the environment means hosted Sanity, with production as its dataset', () => {
  expect(parseOptions([], {SANITY_STUDIO_PROJECT_ID: 'abc123'})).toMatchObject({
    hosted: {projectId: 'abc123', dataset: 'production'},
  })
  expect(
    parseOptions([], {SANITY_STUDIO_PROJECT_ID: 'abc123', SANITY_STUDIO_DATASET: 'staging'}),
  ).toMatchObject({hosted: {projectId: 'abc123', dataset: 'staging'}})
})

test('the environment sets a token of the Lake', () => {
  const environment = {LAKE_TOKEN: 'token-of-the-line'}
  expect(parseOptions([], environment)).toMatchObject({token: 'token-of-the-line'})
})
