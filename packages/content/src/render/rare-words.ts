import type {Words} from './words.ts'

const RARE_ENGLISH = {
  contents: 'Contents',
  related: 'Read next',
  note: 'Note',
  tip: 'Tip',
  warning: 'Warning',
  transcript: 'Transcript',
}

/** Completes the words of a language: missing words that few articles need are English. */
export function withRareWords(words: Words): Required<Words> {
  return {...RARE_ENGLISH, ...words}
}
