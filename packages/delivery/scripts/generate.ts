import {readFile, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {join} from 'node:path'

import {create, type Font, type PathCommand} from 'fontkit'

/** Writes the outlines of the font of drawn cards; with `--check` fails if they are not those of the font. */
const FILE = join(import.meta.dirname, '../src/cards/font.generated.ts')
const SUBSETS = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic']
/** The size of the font in the units of the outlines. */
const UNITS = 500
/** Latin, Greek and Cyrillic letters, which need no shaping, with their punctuation. */
const CHARACTERS =
  /[\u0020-\u007E\u00A1-\u017F\u0218-\u021B\u0386-\u03CE\u0400-\u045F\u0490\u0491\u1E9E\u1EA0-\u1EF9\u2010-\u2015\u2018-\u201E\u2022\u2026\u2030\u2032\u2033\u2039\u203A\u20AC\u2116\u2122]/u
/** Characters whose distance depends on both. */
const KERNED = /[A-Za-z"'.,:;\u2018-\u201D-]/u
/** Smaller differences cannot be seen. */
const MIN_KERNING = 4
const LETTERS = {moveTo: 'm', lineTo: 'l', quadraticCurveTo: 'q', bezierCurveTo: 'c'} as const

const require = createRequire(import.meta.url)
const generated = await generate()
if (!process.argv.includes('--check')) {
  await writeFile(FILE, generated)
} else if ((await readFile(FILE, 'utf8')) !== generated) {
  console.error(
    'packages/delivery/src/cards/font.generated.ts is not up to date. Run: npm run generate',
  )
  process.exitCode = 1
}

async function generate(): Promise<string> {
  const license = await readFile(require.resolve('@fontsource/literata/LICENSE'), 'utf8')
  const [copyright] = license.split(') ')
  const fonts = await Promise.all(SUBSETS.map(readFont))
  const glyphs = new Map<string, Font>()
  for (const font of fonts) {
    for (const code of font.characterSet.toSorted((a, b) => a - b)) {
      const character = String.fromCodePoint(code)
      if (CHARACTERS.test(character) && !glyphs.has(character)) {
        glyphs.set(character, font)
      }
    }
  }
  const lines = [...glyphs].map(([character, font]) => describeGlyph(character, font))
  const kerning = fonts.slice(0, 1).flatMap((latin) => describeKerning(latin))
  return `// ${copyright}).
// Licensed under the SIL Open Font License, Version 1.1: https://openfontlicense.org
// Outlines of Literata; written by \`npm run generate\`.

/** The size of the font in the units of its outlines. */
export const UNITS = ${UNITS}

/** By glyph: its code point, its width, and its path with relative coordinates. */
export const GLYPHS = \`
${lines.join('\n')}
\`

/** By character: the characters after it that are not as far from it as their widths say, with the difference. */
export const KERNING = \`
${kerning.join('\n')}
\`
`
}

async function readFont(subset: string): Promise<Font> {
  const path = require.resolve(`@fontsource/literata/files/literata-${subset}-600-normal.woff`)
  const font = create(await readFile(path))
  if (!('characterSet' in font)) {
    throw new Error(`${path} is a collection of fonts. Use a file with one font.`)
  }
  return font
}

function describeGlyph(character: string, font: Font): string {
  const code = character.codePointAt(0) ?? 0
  const {advanceWidth, path} = font.glyphForCodePoint(code)
  const scale = (value: number) => Math.round((value * UNITS) / font.unitsPerEm)
  let [x, y, startX, startY] = [0, 0, 0, 0]
  const describe = ({command, args}: PathCommand): string => {
    if (command === 'closePath') {
      x = startX
      y = startY
      return 'z'
    }
    // The y axis of pictures points downwards.
    const absolute = args.map((value, index) => (index % 2 === 0 ? scale(value) : -scale(value)))
    const relative = absolute.map((value, index) => value - (index % 2 === 0 ? x : y))
    ;[x = 0, y = 0] = absolute.slice(-2)
    if (command === 'moveTo') {
      startX = x
      startY = y
    }
    return command === 'moveTo' || relative.some((value) => value !== 0)
      ? LETTERS[command] + relative.join(' ')
      : ''
  }
  const commands = path.commands.map(describe).join('').replaceAll(' -', '-')
  return `${code.toString(16)} ${scale(advanceWidth)} ${commands}`
}

function describeKerning(font: Font): readonly string[] {
  const characters = font.characterSet
    .map((code) => String.fromCodePoint(code))
    .filter((character) => KERNED.test(character))
  const widthOf = (text: string) => font.layout(text).advanceWidth
  return characters.flatMap((left) => {
    const pairs = characters.flatMap((right) => {
      if (font.layout(left + right).glyphs.length < 2) {
        return [] // A ligature.
      }
      const difference = widthOf(left + right) - widthOf(left) - widthOf(right)
      const value = Math.round((difference * UNITS) / font.unitsPerEm)
      return Math.abs(value) < MIN_KERNING ? [] : `${right}${value}`
    })
    return pairs.length > 0 ? `${left} ${pairs.join(' ')}` : []
  })
}
