import type {DocumentActionProps} from 'sanity'

import type {Texts} from '../i18n/translate.ts'

const NAMED_TYPES = ['article', 'topic', 'status', 'reader'] as const

/** A type of documents that dialogs name; others are an entry. */
type NamedType = (typeof NAMED_TYPES)[number] | 'entry'

/** Returns the type by which dialogs name a document. */
export function nameType(type: string): NamedType {
  return NAMED_TYPES.find((each) => each === type) ?? 'entry'
}

/** Returns the title of a document in quotation marks, or 'This article' and the like if it has none. */
export function titleOf({draft, published, type}: DocumentActionProps, {t}: Texts): string {
  const document = draft ?? published
  const title = document?.['title'] ?? document?.['name'] ?? document?.['label']
  return typeof title === 'string' && title.trim() !== ''
    ? t('action.title', {title: title.trim()})
    : t(`action.this.${nameType(type)}`)
}
