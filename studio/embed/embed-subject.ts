import {field, isPin, record, text} from '@reader-article/content'

/** The article or the reader that a partner's site shows. */
export interface EmbedSubject {
  readonly kind: 'article' | 'reader'
  /** The title or the name; '' if there is none yet. */
  readonly name: string
  /** The slug of an article or the PIN of a reader; '' if there is none yet. */
  readonly key: string
  readonly isPublished: boolean
  /** True if there are changes that partners' pages do not show. */
  readonly hasDraft: boolean
}

/** Reads what a snippet needs from a document; the published version counts, because partners' pages show it. */
export function readSubject(
  type: string,
  {draft, published}: {readonly draft: unknown; readonly published: unknown},
): EmbedSubject {
  const document = record(published ?? draft)
  const pin = document['pin']
  return {
    kind: type === 'reader' ? 'reader' : 'article',
    name: text(document[type === 'reader' ? 'name' : 'title']).trim(),
    key: type === 'reader' ? (isPin(pin) ? pin : '') : text(field(document['slug'], 'current')),
    isPublished: Boolean(published),
    hasDraft: Boolean(draft),
  }
}
