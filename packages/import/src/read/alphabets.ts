// The letters above ASCII, in small letters, of languages whose texts are often in an old encoding.
const COMMON = {
  french: 'àâæçéèêëîïôœùûüÿ',
  german: 'äöüß',
  spanish: 'áéíñóúü',
  portuguese: 'áâãàçéêíóôõúü',
  italian: 'àèéìíîòóùú',
  dutch: 'áéèêëïíóöü',
  swedish: 'åäöéà',
  danish: 'æøåéèêóòâôü',
  icelandic: 'áðéíóúýþæö',
  catalan: 'àçèéíïòóúü',
  english: 'éèêëïöüñçâàáíó',
  czech: 'áčďéěíňóřšťúůýž',
  slovak: 'áäčďéíĺľňóôŕšťúýž',
  polish: 'ąćęłńóśźż',
  hungarian: 'áéíóöőúüű',
  croatian: 'čćđšž',
  romanian: 'ăâîşţșț',
  russian: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  ukrainian: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  greek: 'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ',
} as const
const RARE = {
  turkish: 'çğıöşüâîû',
  welsh: 'âêîôûŵŷáéíóúàèìòùäëïöü',
  estonian: 'äöõüšž',
  faroese: 'áðíóúýæø',
  albanian: 'çë',
  lithuanian: 'ąčęėįšųūž',
  latvian: 'āčēģīķļņšūž',
  belarusian: 'абвгдеёжзійклмнопрстуўфхцчшыьэюя',
  serbian: 'абвгдђежзијклљмнњопрстћуфхцчџш',
  macedonian: 'абвгдѓежзѕијклљмнњопрстќуфхцчџш',
} as const
const SCRIPTS_WITH_ALPHABET = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u

const commonAlphabets = Object.values(COMMON).map((letters) => new Set(letters))
const rareAlphabets = Object.values(RARE).map((letters) => new Set(letters))

/** How usual it is that letters are used together. */
export type Usage = 'common' | 'rare' | 'none'

/** Tells whether all letters of a text that are above ASCII are used in one language. */
export function findUsage(text: string): Usage {
  const letters = Array.from(text.toLowerCase()).filter(
    (letter) => letter >= '\u0080' && SCRIPTS_WITH_ALPHABET.test(letter),
  )
  const isIn = (alphabet: ReadonlySet<string>) => letters.every((letter) => alphabet.has(letter))
  return commonAlphabets.some(isIn) ? 'common' : rareAlphabets.some(isIn) ? 'rare' : 'none'
}
