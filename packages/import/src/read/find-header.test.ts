import {describe, expect, test} from 'vitest'

import {DocumentError} from './document-error.ts'
import {parseText} from './parse-text.ts'

const BODY = '\n\nA Title\n\nThe moon is far away.\n\nStand on the shore and see.\n'

function read(header: string) {
  const {name, pin, statusLabel, title, warnings} = parseText(header + BODY)
  return {name, pin, statusLabel, title, warnings: warnings.map(({message}) => message)}
}

function failure(header: string): unknown {
  try {
    return parseText(header + BODY)
  } catch (error) {
    return error instanceof DocumentError ? [error.code, error.line, error.message] : error
  }
}

describe('a header', () => {
  test.each([
    'Clara Bell PIN# 700107 Available',
    'Clara Bell, PIN 700107, Available',
    'Clara Bell • PIN 700107 • Available',
    '• Clara Bell • PIN 700107 • Available',
    'Clara Bell\tPIN 700107\tAvailable',
    'Clara Bell (PIN 700107) Available',
    'Clara Bell [PIN: 700107] [Available]',
    'Clara Bell / Pin no. 700107 / Available',
    'Clara Bell ~ P.I.N. 700107 ~ Available',
    'Clara Bell － ＰＩＮ ７００１０７ － Available',
    '“Clara Bell” - PIN (700107) - is Available',
    'Clara Bell… PIN 700107… Available',
    'Article by Clara Bell, PIN 700107, Status: Available',
    'PIN 700107 - Clara Bell - Available',
    'Clara Bell - Available - PIN 700107',
    'Available - Clara Bell - PIN 700107',
    'Name: Clara Bell; Pin: 700107; Status: Available',
    'Name: Clara Bell\nPin: 700107\nStatus: Available',
    'Pin no.: 700107\n\nReader: Clara Bell\n\nStatus: Available',
    'Clara Bell\nPIN 700107\nAvailable',
    'Clara Bell\n\nPIN 700107\n\nAvailable',
    '**Name:** Clara Bell\n**PIN:** 700107\n**Status:** Available',
    '# Clara Bell - PIN 700107 - Available',
    '<b>Clara Bell</b> - PIN 700107 - <i>Available</i>',
    'Clara Bell\nPIN 700107 - Available',
    'Clara Bell - PIN 700107\nAvailable',
    '| Clara Bell | PIN 700107 | Available |',
    'Name\tPIN\tStatus\nClara Bell\t700107\tAvailable',
    '| Name | PIN | Status |\n| --- | --- | --- |\n| Clara Bell | 700107 | Available |',
    'Clara Bell (Available) PIN 700107',
    '- Clara Bell - PIN 700107 - Available -',
    '==== Clara Bell - PIN 700107 - Available ====',
    '1. Clara Bell - PIN 700107 - Available',
    '----\nClara Bell - PIN 700107 - Available\n----',
    'PIN: 700107\nClara Bell\nAvailable',
    'Clara Bell\nAvailable\nPIN 700107',
    'Available\nClara Bell\nPIN 700107',
    'Name Clara Bell\nPin 700107\nStatus Available',
    'Reader name: Clara Bell | Reader PIN: 700107 | Reader status: Available',
    'Clara Bell - PIN "700107" - Available',
    'Clara Bell - PIN <700107> - Available',
    'Clara Bell. PIN 700107 - Available',
    'Clara Bell » PIN 700107 » Available',
    'Clara Bell → PIN 700107 → Available',
    '✨ Clara Bell ✨ PIN 700107 ✨ Available ✨',
    'Clara Bell ★ PIN 700107 ★ Available',
    'Clara Bell _ PIN 700107 _ Available',
    'Clara Bell \\ PIN 700107 \\ Available',
    'Clara Bell > PIN 700107 > Available',
    '| Name | Clara Bell |\n| PIN | 700107 |\n| Status | Available |',
  ])('is understood as %j', (header) => {
    expect(read(header)).toEqual({
      name: 'Clara Bell',
      pin: '700107',
      statusLabel: 'Available',
      title: 'A Title',
      warnings: [],
    })
  })

  test.each([
    ['Clara Bell - PIN 700107 - Available (updated 3 May)', 'updated 3 May'],
    ['Clara Bell - PIN 700107 - Available - 03/05/2026', '03/05/2026'],
    ['Clara Bell, PIN 700107, Available, clara@example.org', 'clara@example.org'],
    ['Clara Bell - PIN 700107 - Available updated 3 May', 'updated 3 May'],
    ['Clara Bell - PIN 700107 - Available\nUpdated 3 May', 'Updated 3 May'],
    ['Clara Bell - PIN 700107 - Available    Date: 3 May', 'Date: 3 May'],
    ['Clara Bell - PIN 700107 - Available v2', 'v2'],
    ['Clara Bell - PIN 700107 - Available - FINAL', 'FINAL'],
    ['Clara Bell - PIN 700107 - Available // updated 3 May', 'updated 3 May'],
    ['Clara Bell - PIN 700107 - Available - May 2026', 'May 2026'],
    ['Clara Bell - PIN 700107 - Available - part 2 of 3', 'part 2 of 3'],
    ['3 May 2026 - Clara Bell - PIN 700107 - Available', '3 May 2026'],
    ['Draft - Clara Bell - PIN 700107 - Available', 'Draft'],
    ['Clara Bell - PIN 700107 - Available\n\n(Final draft)', '(Final draft)'],
  ])('%j has a remark that is not part of the status', (header, remark) => {
    expect(read(header)).toEqual({
      name: 'Clara Bell',
      pin: '700107',
      statusLabel: 'Available',
      title: 'A Title',
      warnings: [`“${remark}” is omitted: it is not part of the status or the text`],
    })
  })

  test('keeps emoji of a name and a status', () => {
    expect(read('Clara Bell 🌙 - PIN 700107 - Available ✨')).toMatchObject({
      name: 'Clara Bell 🌙',
      statusLabel: 'Available ✨',
    })
  })

  test.each(['Back in 2027', '2027 is my year', '24 hours', 'Open 0900-1700'])(
    'has one PIN before the status %j',
    (status) => {
      expect(read(`Clara Bell - PIN 700107 - ${status}`)).toMatchObject({
        pin: '700107',
        statusLabel: status,
      })
    },
  )

  test.each([
    'Away (back at 5)',
    'Available from 3 May',
    'In the garden, as always',
    'Away – back at 5 – maybe',
  ])('keeps the status %j whole', (status) => {
    expect(read(`Clara Bell - PIN 700107 - ${status}`)).toMatchObject({
      statusLabel: status,
      warnings: [],
    })
  })

  test.each([
    [
      'Clara Bell - PIN 700 107 - Available',
      'pin-format',
      'the PIN “700 107” is not a number of 4 to 10 digits; write its digits without spaces or signs between them, such as 700107',
    ],
    [
      'Clara Bell (700107) - Available',
      'pin',
      'the word PIN is missing before “700107” in the header “Clara Bell (700107) - Available”; write it as in “Clara - PIN 700107 - Available”',
    ],
    [
      'Clara Bell - PIN 700107 - updated 3 May',
      'status',
      'no status after the PIN, only “updated 3 May”; write it as in “Clara - PIN 700107 - Available”',
    ],
    [
      'Hello\n\nClara Bell - PIN 700107 - Available',
      'header',
      'the first line “Hello” is not a header; the header is on line 3: delete what is above it',
    ],
    [
      'Clara Bell - PIN 700107 - ✅',
      'status',
      '“✅” is not a status; write it in words, as in “Clara - PIN 700107 - Available”',
    ],
    [
      'From: Clara Bell <clara@example.org>\nSubject: An article\n\nClara Bell - PIN 700107 - Available',
      'header',
      'the first line “From: Clara Bell <clara@example.org>” is not a header; the header is on line 4: delete what is above it',
    ],
    [
      'Title: What I know\nClara Bell - PIN 700107 - Available',
      'header',
      'the first line “Title: What I know” is not a header; the header is on line 2: delete what is above it',
    ],
    ...['700107 / 700108', '700107 and 700108', '700107 - PIN 700108'].map(
      (pins): [string, string, string] => [
        `Clara Bell - PIN ${pins} - Available`,
        'pin-format',
        'two PINs, “700107” and “700108”, in the header; write the one PIN of the reader',
      ],
    ),
    [
      'Clara Bell\nPIN 700107',
      'status',
      'no status after the PIN; write it as in “Clara - PIN 700107 - Available”',
    ],
    [
      'Clara Bell - PIN 700107\nOpen your heart\n\nThe moon is near.',
      'status',
      'no status after the PIN; write it as in “Clara - PIN 700107 - Available”',
    ],
    [
      'Clara Bell - PIN 700107',
      'status',
      'no status after the PIN; write it as in “Clara - PIN 700107 - Available”',
    ],
  ])('%j gets an error that fits', (header, code, message) => {
    expect(failure(header)).toEqual([code, 1, message])
  })
})

test('a title may be underlined by a line of signs', () => {
  const {title, body} = parseText(
    'Clara Bell - PIN 700107 - Available\n\nA Title\n=======\n\nThe moon.\n',
  )
  expect({title, blocks: body.length}).toEqual({title: 'A Title', blocks: 1})
})

describe('a file with a second header', () => {
  const first =
    'Clara Bell - PIN 700107 - Available\n\nOne\n\nText.\n\nLove and light,\n\nPin - 700107'

  test.each([
    ['the same reader', '\n\n\nClara Bell - PIN 700107 - Available', 12],
    ['another reader', '\n\nAda Moon (PIN 0043) Busy', 11],
    ['a line between them', '\n\n-----\n\nAda Moon - PIN 0043 - Busy', 13],
    ['labels', '\n\nName: Ada Moon\nPin: 0043\nStatus: Busy', 11],
    ['three lines', '\n\nAda Moon\nPIN 0043\nBusy', 11],
    ['no blank line', '\nAda Moon - PIN 0043 - Busy', 10],
    ['small letters', '\n\nada moon - pin 0043 - busy', 11],
    ['letters in its PIN', '\n\nAda Moon - PIN 00A3 - Busy', 11],
    ['no status', '\n\nAda Moon - PIN 0043', 11],
  ])('is refused: %s', (_, header, line) => {
    const text = `${first}${header}\n\nTwo\n\nText.\n`
    let error: unknown
    try {
      parseText(text)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toMatchObject({code: 'several-documents', line})
  })

  test.each([
    'Our readers tonight:\n\nAda Moon - PIN 0043 - Busy\n\nSophie Sun - PIN 0044 - Available',
    'Our readers:\nAda Moon - PIN 0043 - Busy\nSophie Sun - PIN 0044 - Available\nThey are good.\n\nCall.',
    'Love and light,\n\nCall me on PIN 700107\n\nP.S. One.\n\nP.P.S. Two.',
    'Love and light,\n\nMy friend Ada Moon is on PIN 0043 on\n\nMonday.\n\nCall her.',
    'Call Ada - PIN 0043 - at any time and ask her.\n\nShe knows.\n\nYes.',
    'Clara Bell\nPin - 700107\nAda Moon - PIN 0043 - Busy\n\nOne more.',
    'Love and light,\n\nClara Bell - PIN 700107 - Psychic reader\n\nP.S. One.\n\nP.P.S. Two.',
  ])('is not a list of readers, a sentence or a signature: %j', (end) => {
    expect(parseText(`Clara Bell - PIN 700107 - Available\n\nOne\n\nText.\n\n${end}\n`).title).toBe(
      'One',
    )
  })
})
