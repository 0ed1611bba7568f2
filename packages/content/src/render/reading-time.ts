import {itemsOf, record, text} from './value.ts'

// About 230 words of English. Languages differ in characters far less than in words: Trauzettel-Klosinski
// and Dietz, Standardized assessment of reading performance, 2012.
const CHARACTERS_A_MINUTE = 1250

/** How long a text takes to read, in whole minutes, at least 1. */
export function readingTime(body: unknown): number {
  return Math.max(1, Math.round(charactersIn(body) / CHARACTERS_A_MINUTE))
}

function charactersIn(value: unknown): number {
  let characters = 0
  for (const item of itemsOf(value)) {
    const {text: own, children, body} = record(item)
    characters += text(own ?? item).length + charactersIn(children ?? body)
  }
  return characters
}
