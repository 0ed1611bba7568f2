import {expect, test} from 'vitest'

import {OptionError} from '../options.ts'
import {GALLERY_USAGE, parseGalleryOptions} from './gallery-options.ts'

test('without options everything is served at its usual port', () => {
  expect(parseGalleryOptions([])).toEqual({port: 4400, shots: undefined, about: ''})
})

test('pictures are taken on any free port', () => {
  expect(parseGalleryOptions(['--shots', 'out', '--about', 'card'])).toEqual({
    port: 0,
    shots: 'out',
    about: 'card',
  })
})

test('help is asked for in two ways', () => {
  expect([parseGalleryOptions(['--help']), parseGalleryOptions(['-h'])]).toEqual(['help', 'help'])
})

test.each([
  [['--port', '4400x'], "--port is '4400x': give a port from 0 to 65535, like 4400."],
  [['--port', '65536'], "--port is '65536': give a port from 0 to 65535, like 4400."],
  [['--shots', ''], "--shots is empty: give a folder, like 'shots'."],
])('%j is refused by name', (words, message) => {
  expect(() => parseGalleryOptions(words)).toThrow(new OptionError(message))
})

test('an unknown option is answered with all there are', () => {
  expect(() => parseGalleryOptions(['--wide'])).toThrow(GALLERY_USAGE)
})
