const ROMAN = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
] as const
const MAX_ROMAN = 3999
const MAX_LETTERS = 780

/** Writes a number in a format of Word (`w:numFmt`, ISO/IEC 29500-1, 17.18.59); formats that are not listed as decimal. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(value).toLowerCase()
    case 'upperLetter':
      return letters(value)
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'upperRoman':
      return roman(value)
    case 'decimalZero':
      return String(value).padStart(2, '0')
    case 'ordinal':
      return `${value}${ordinalSuffix(value)}`
    case 'none':
      return ''
    default:
      return String(value)
  }
}

// After z, Word repeats the letter: aa, bb, …
function letters(value: number): string {
  return value < 1 || value > MAX_LETTERS
    ? String(value)
    : String.fromCodePoint(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

function roman(value: number): string {
  if (value < 1 || value > MAX_ROMAN) {
    return String(value)
  }
  let rest = value
  let text = ''
  for (const [digit, worth] of ROMAN) {
    text += digit.repeat(Math.floor(rest / worth))
    rest %= worth
  }
  return text
}

function ordinalSuffix(value: number): string {
  const isTeen = value % 100 >= 11 && value % 100 <= 13
  return isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
}
