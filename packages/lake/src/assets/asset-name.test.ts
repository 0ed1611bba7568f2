import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {cleanFilename, extensionOf, parseFileName, parseImageName} from './asset-name.ts'
import {formatContentDisposition} from '../http/assets/content-disposition.ts'

const SHA1 = '0123456789abcdef0123456789abcdef01234567'

describe('the names of assets', () => {
  test('are parsed from the paths of URLs', () => {
    expect(parseImageName(`${SHA1}-1200x800.jpg`)).toEqual({
      sha1: SHA1,
      width: 1200,
      height: 800,
      extension: 'jpg',
    })
    expect(parseFileName(`${SHA1}.pdf`)).toEqual({sha1: SHA1, extension: 'pdf'})
  })

  test.each([
    '../../etc/passwd',
    `../${SHA1}-1x1.jpg`,
    `${SHA1}-1x1.jpg/../../x`,
    `${SHA1}-0x5.jpg`,
    `${SHA1}-1x1.jpg\0`,
    `${SHA1}-1x1.jpg\n`,
    `${SHA1.toUpperCase()}-1x1.jpg`,
    `${SHA1}-100000x1.jpg`,
    SHA1,
    '',
  ])('cannot be %j', (name) => {
    expect([parseImageName(name), parseFileName(name)]).toEqual([undefined, undefined])
  })

  test('are cleaned of folders and control characters when a file is uploaded', () => {
    expect(cleanFilename('C:\\photos\\Zoë.JPG')).toBe('Zoë.JPG')
    expect(cleanFilename('/etc/../a\r\nb.png')).toBe('ab.png')
    expect(cleanFilename('..')).toBeUndefined()
    expect(cleanFilename(undefined)).toBeUndefined()
    expect(cleanFilename(`${'x'.repeat(500)}.webp`)).toBe(`${'x'.repeat(195)}.webp`)
  })

  test('contain the extension with which a file is stored', () => {
    expect(['a.PDF', 'a.tar.gz', 'none', 'a.', 'a.b c', ''].map(extensionOf)).toEqual([
      'pdf',
      'gz',
      'bin',
      'bin',
      'bin',
      'bin',
    ])
  })
})

describe('formatContentDisposition', () => {
  test('names a file in ASCII and, if that is not enough, in UTF-8', () => {
    expect(formatContentDisposition('attachment', 'a b.pdf')).toBe('attachment; filename="a b.pdf"')
    expect(formatContentDisposition('inline', 'Zoë’s "list".txt')).toBe(
      `inline; filename="Zo__s _list_.txt"; filename*=UTF-8''Zo%C3%AB%E2%80%99s%20%22list%22.txt`,
    )
  })

  test('is valid in a header for any name', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (name) => {
        expect(formatContentDisposition('attachment', name)).toMatch(
          /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"(; filename\*=UTF-8''[\w.~!&%+$#^`|{}-]*)?$/,
        )
      }),
    )
  })
})
