import {describe, expect, test} from 'vitest'

import {blocks, problem, START} from './read-word.test.helper.ts'
import {createWordFile, paragraph} from './word-file.test.helper.ts'

const compound = (name: string) =>
  new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Array.from(name, (letter) => [letter.codePointAt(0) ?? 0, 0]).flat(),
  ])

describe('a package', () => {
  test('may be strict and have other prefixes', () => {
    const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    const other = `<y:p xmlns:y="${main}"><y:r><y:t>Other prefix.</y:t></y:r></y:p>`
    const byDefault = `<p xmlns="${main}"><r><t>No prefix.</t></r></p>`
    expect(blocks(`${other}${byDefault}`)).toEqual(['normal: Other prefix.', 'normal: No prefix.'])
    expect(blocks(paragraph('Text.'), {isStrict: true})).toEqual(['normal: Text.'])
  })

  test('is called what it is', () => {
    expect(problem(compound('EncryptedPackage'))).toBe(
      'word: the Word document is protected with a password',
    )
    expect(problem(compound('WordDocument'))).toBe('word: this is a document of an old Word (.doc)')
  })

  test('with thousands of nested tables is refused', () => {
    const depth = 3000
    const body = `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${paragraph('x')}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`
    expect(problem(createWordFile({body: `${START}${body}`}))).toBe(
      'too-deep: the document is nested too deeply',
    )
  })

  test('with a damaged part is refused without a message of a library', () => {
    expect(problem(createWordFile({body: `${START}<w:p>`}))).toBe(
      'word: the Word document is damaged and cannot be read',
    )
    expect(problem(createWordFile({body: `${START}${paragraph('&undefined;')}`}))).toBe(
      'word: the Word document is damaged and cannot be read',
    )
  })
})
