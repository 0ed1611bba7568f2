import {Buffer} from 'node:buffer'

import {describe, expect, test} from 'vitest'

import {decodeText} from './decode-text.ts'
import {byteTable} from './single-byte.ts'

const CENTRAL =
  'Zdeněk Příhoda|Łukasz Żółć|Šárka Šimková|Jiří Dvořák|Małgorzata Wójcik|Kőszegi Ödön|Božena Němcová|Čeněk Růžička|Agnieszka Święch|Grażyna Piątek|Đorđe Živković|Ljubiša Šarić|Ştefan Ţepeş|Győző Szűcs|Věra Čáslavská|Wałęsa|Dvořák'
const WESTERN =
  'José Muñoz|François Lefèvre|Bjørn Åse|Zoë Brontë|Renée|João Gonçalves|Chloë|Siân|Ólafur Jónsson|Agnès Ça'
const RUSSIAN = 'Клара Белл|Иван Ёлкин|Дарья Щукина|Ольга Белова'
const LONG = {
  [CENTRAL]:
    'Příliš žluťoučký kůň úpěl ďábelské ódy. Měsíc je daleko, a přece hýbe mořem dvakrát denně, a nikdo ho nikdy neprosil, aby přestal.',
  [WESTERN]:
    'La lune est loin, et déplace la mer deux fois par jour. Où êtes-vous, ma chère ? Personne ne lui a jamais demandé de s’arrêter là.',
  [RUSSIAN]:
    'Луна далеко, и всё же она движет морем дважды в день. Я люблю её. Никто на берегу никогда не просил её остановиться.',
}

const TABLE = [
  ['windows-1250', CENTRAL],
  ['iso-8859-2', CENTRAL],
  ['windows-1252', WESTERN],
  ['iso-8859-15', WESTERN],
  ['macintosh', WESTERN],
  ['windows-1251', RUSSIAN],
  ['iso-8859-5', RUSSIAN],
  ['koi8-r', RUSSIAN],
  ['koi8-u', 'Олена Їжак'],
  ['x-mac-cyrillic', RUSSIAN],
] as const

function encode(text: string, label: string): Uint8Array {
  const table = byteTable(label)
  return Uint8Array.from(Array.from(text, (character) => byteOf(character, table)))
}

function byteOf(character: string, table: ReadonlyMap<string, number>): number {
  if (character < '\u0080') {
    return character.charCodeAt(0)
  }
  // Without typographic signs, as an old program would save it.
  return table.get(character) ?? (character === '’' ? 0x27 : 0x3f)
}

const asSaved = (text: string, label: string) =>
  byteTable(label).has('’') ? text : text.replaceAll('’', "'")
const shortText = (name: string) => `${name} - PIN 12345 - Busy`
const document = (name: string, text: string) =>
  `${name} - PIN 12345 - Busy\r\n\r\nA Title\r\n\r\n${text}\r\n`
const ENGLISH = 'The moon is far away, and yet it moves the sea twice a day.'

describe.each(TABLE)('in %s', (label, names) => {
  test.each(names.split('|'))('%s is read in a line, in English, and in a long text', (name) => {
    const long = Object.entries(LONG).find(([key]) => key === names)?.[1] ?? ENGLISH
    for (const text of [shortText(name), document(name, ENGLISH), document(name, long)]) {
      expect(decodeText(encode(text, label)).text).toBe(asSaved(text, label))
    }
  })
})

test.each(`${CENTRAL}|${WESTERN}|${RUSSIAN}`.split('|'))(
  '%s is read in UTF-16 and UTF-8, with and without a mark, without a warning',
  (name) => {
    for (const text of [shortText(name), document(name, LONG[RUSSIAN])]) {
      const little = Buffer.from(`\ufeff${text}`, 'utf16le')
      const big = Buffer.from(little).swap16()
      const plain = Buffer.from(`\ufeff${text}`)
      const files = [little, little.subarray(2), big, big.subarray(2), plain, plain.subarray(3)]
      for (const file of files) {
        expect(decodeText(file)).toEqual({text, warnings: []})
      }
    }
  },
)

test('what is garbage in a wrong encoding is never read in silence', () => {
  const names = `${CENTRAL}|${WESTERN}|${RUSSIAN}|Mädchen Öl|Jürgen Müller|García Muñoz|Luboš Kohoutek|Яна|Ÿ Šà`
  const wrong = names.split('|').flatMap((name) =>
    TABLE.flatMap(([label]) => {
      const text = document(name, ENGLISH)
      const isWritable = Array.from(text).every(
        (character) => character < '\u0080' || byteTable(label).has(character),
      )
      const decoded = decodeText(encode(text, label))
      return isWritable && decoded.text !== text ? [{label, name, ...decoded}] : []
    }),
  )
  // These bytes are as likely other letters.
  expect(wrong.map(({label, name}) => `${label}: ${name}`)).toEqual([
    'macintosh: Jürgen Müller',
    'macintosh: García Muñoz',
    'iso-8859-2: Luboš Kohoutek',
    'iso-8859-5: Яна',
    'windows-1252: Ÿ Šà',
    'iso-8859-15: Ÿ Šà',
  ])
  for (const {warnings} of wrong) {
    expect(warnings).toEqual([
      {
        line: 1,
        message: expect.stringMatching(
          /^the file is not in UTF-8 and was read as [-\w ]+; check “\S+”, or save the file in UTF-8 \(in Notepad: Save As, Encoding\)$/u,
        ),
      },
    ])
  }
})
