import {expect, test} from 'vitest'

import {findPicture} from './find-picture.ts'

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

test('a picture is found by as much of its path as possible', () => {
  const pictures = [
    {path: 'column/b/moon.png', bytes: Uint8Array.from([...PNG, 1])},
    {path: 'column/a/Moon.png', bytes: Uint8Array.from([...PNG, 2])},
  ]
  const lastByte = (path: string) => findPicture(path, 1, pictures).bytes.at(-1)
  expect([lastByte('../a/moon.png'), lastByte('b/moon.png'), lastByte('moon.png')]).toEqual([
    2, 1, 1,
  ])
})

test('a missing picture, and a file that is none, are errors that say what to do', () => {
  const pictures = [{path: 'fake.png', bytes: new TextEncoder().encode('secret')}]
  expect(() => findPicture('a/sea.png', 7, pictures)).toThrow(
    'the picture “a/sea.png” is missing; drop sea.png here too',
  )
  expect(() => findPicture('fake.png', 7, pictures)).toThrow('the file “fake.png” is not a picture')
})
