import type {Words} from './words.ts'

const ENGLISH_OTHERS = {
  contents: 'Contents',
  related: 'Read next',
  note: 'Note',
  tip: 'Tip',
  warning: 'Warning',
}

/** All words of a language; those that few articles need are English where they are left out. */
export function withRareWords(words: Words): Required<Words> {
  return {...ENGLISH_OTHERS, ...words}
}
