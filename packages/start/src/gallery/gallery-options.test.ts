import {expect, test} from 'vitest'

import {OptionError} from '../options.ts'
import {CONDITIONS, GALLERY_USAGE, parseGalleryOptions, WIDTHS} from './gallery-options.ts'

test('without options the gallery is served on its default port', () => {
  expect(parseGalleryOptions([])).toEqual({
    port: 4400,
    shots: undefined,
    filter: '',
    widths: WIDTHS,
    conditions: CONDITIONS,
  })
})

test('screenshots are taken on any free port', () => {
  expect(parseGalleryOptions(['--shots', 'out', '--filter', 'card'])).toEqual({
    port: 0,
    shots: 'out',
    filter: 'card',
    widths: WIDTHS,
    conditions: CONDITIONS,
  })
})

test('screenshots can be limited to some widths and conditions', () => {
  expect(
    parseGalleryOptions(['--widths', '390,2560', '--conditions', 'large-text,dark']),
  ).toMatchObject({widths: [390, 2560], conditions: ['large-text', 'dark']})
})

test('both --help and -h request help', () => {
  expect([parseGalleryOptions(['--help']), parseGalleryOptions(['-h'])]).toEqual(['help', 'help'])
})

test.each([
  [
    ['--port', '4400x'],
    "--port is '4400x', which is not a port. Use a number from 0 to 65535, for example 4400.",
  ],
  [
    ['--port', '65536'],
    "--port is '65536', which is not a port. Use a number from 0 to 65535, for example 4400.",
  ],
  [
    ['--widths', '320,400'],
    "--widths has '400', which is not one of 320, 390, 768, 1440, 2560. Separate several by commas, for example 320,390.",
  ],
  [
    ['--conditions', 'dim'],
    "--conditions has 'dim', which is not one of light, dark, forced-colours, right-to-left, large-text. Separate several by commas, for example light,dark.",
  ],
  [['--shots', ''], "--shots is empty. Name a folder, for example 'shots'."],
])('%j is rejected with the option and its value', (args, message) => {
  expect(() => parseGalleryOptions(args)).toThrow(new OptionError(message))
})

test('the error about an unknown option lists the known ones', () => {
  expect(() => parseGalleryOptions(['--wide'])).toThrow(GALLERY_USAGE)
})
