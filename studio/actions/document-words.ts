import type {DocumentActionProps} from 'sanity'

/** The words for a type of documents, and what pages do without one of them. */
interface TypeWords {
  readonly noun: string
  readonly consequences: string
}

const TYPE_WORDS: Readonly<Record<string, TypeWords>> = {
  article: {
    noun: 'article',
    consequences: 'Every page that shows it will show its own replacement text instead.',
  },
  topic: {noun: 'topic', consequences: 'Visitors can no longer find articles by it.'},
  status: {noun: 'status', consequences: 'Readers can no longer be switched to it.'},
  reader: {noun: 'reader', consequences: 'No page shows this reader any more.'},
}

/** Returns the words for a type; unknown types get general words. */
export function wordsForType(type: string): TypeWords {
  return TYPE_WORDS[type] ?? {noun: 'entry', consequences: 'No page shows it any more.'}
}

/** Returns the title of a document in quotation marks, or 'This article' and the like if it has none. */
export function titleOf({draft, published, type}: DocumentActionProps): string {
  const document = draft ?? published
  const title = document?.['title'] ?? document?.['name'] ?? document?.['label']
  return typeof title === 'string' && title.trim() !== ''
    ? `“${title.trim()}”`
    : `This ${wordsForType(type).noun}`
}
