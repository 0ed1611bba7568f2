import type {Words} from './words.ts'

const RARE_ENGLISH = {
  contents: 'Contents',
  related: 'Read next',
  note: 'Note',
  tip: 'Tip',
  warning: 'Warning',
  transcript: 'Transcript',
}

/** Adds English defaults for the rarely used words that a language does not define. */
export function withRareWords(words: Words): Required<Words> {
  return {...RARE_ENGLISH, ...words}
}
