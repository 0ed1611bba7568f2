// Fonts whose characters are not those of Unicode: the characters from a first code on, a space for none.
const SYMBOL =
  '!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼'
const SYMBOL_HIGH =
  '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭'
const WINGDINGS =
  '✏✂✁👓🔔📖🕯☎✆✉🖃📪📫📬📭🗀🗁🗎🗏🗐🗄⏳🖮🖰🖲🖳🖴🖫🖬✇✍🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓🙰🙵●🔾■□🞐❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶🙶🙷 ⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•▪○⭘🞈◉◎🔿▪◻🟂✦★✶✴✹✵⯐⌖⟡⯏⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈⮊⮉⮋←→↑↓↖↗↙↘⬅➔⬆⬇🡼🡽🡿🡾⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂▭▫✗✓☒☑'

const FONTS: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  ['symbol', new Map([...characters(0x21, SYMBOL), ...characters(0xa0, SYMBOL_HIGH)])],
  ['wingdings', characters(0x21, WINGDINGS)],
  [
    'wingdings 2',
    new Map([
      [0x4f, '✗'],
      [0x50, '✓'],
      [0x51, '☒'],
      [0x52, '☑'],
      [0x53, '☒'],
      [0x54, '☒'],
      [0x96, '•'],
      [0x97, '•'],
      [0x98, '●'],
      [0xa2, '■'],
      [0xa3, '□'],
    ]),
  ],
  [
    'wingdings 3',
    new Map([
      [0x21, '→'],
      [0x22, '←'],
      [0x23, '↑'],
      [0x24, '↓'],
      [0x70, '▲'],
      [0x71, '▼'],
      [0x72, '△'],
      [0x73, '▽'],
      [0x74, '◀'],
      [0x75, '▶'],
      [0x76, '◁'],
      [0x77, '▷'],
      [0x7d, '▶'],
    ]),
  ],
  [
    'webdings',
    new Map([
      [0x59, '♥'],
      [0x61, '✔'],
      [0x72, '✖'],
    ]),
  ],
])

// Word stores characters of such fonts in this private area of Unicode.
const PRIVATE_START = 0xf0_00
const PRIVATE_AREA = /[\uf000-\uf0ff]/gu
const CODES_OF_FONT = /[!-~\u00a0-\u00ff\uf000-\uf0ff]/gu

/** Returns the Unicode character of a symbol; undefined if the font is unknown. */
export function symbolCharacter(font: string, code: number): string | undefined {
  if (!Number.isInteger(code) || code <= 0 || code > 0x10_ff_ff) {
    return undefined
  }
  const characterMap = FONTS.get(font.trim().toLowerCase())
  if (characterMap !== undefined) {
    return characterMap.get(code >= PRIVATE_START ? code - PRIVATE_START : code)
  }
  const isPrivate = code >= 0xe0_00 && code <= 0xf8_ff
  return isPrivate ? undefined : String.fromCodePoint(code)
}

/** Replaces characters of a symbol font in a text; `onUnknown` is called for each that is removed. */
export function replaceSymbols(
  text: string,
  font: string,
  onUnknown: (code: number) => void,
): string {
  const isSymbolFont = FONTS.has(font.trim().toLowerCase())
  return text.replaceAll(isSymbolFont ? CODES_OF_FONT : PRIVATE_AREA, (character) => {
    const code = character.codePointAt(0) ?? 0
    const found = symbolCharacter(font, code)
    if (found !== undefined) {
      return found
    }
    onUnknown(code)
    return code < PRIVATE_START ? character : ''
  })
}

function characters(first: number, text: string): Map<number, string> {
  return new Map(
    Array.from(text, (character, index): [number, string] => [first + index, character]).filter(
      ([, character]) => character !== ' ',
    ),
  )
}
