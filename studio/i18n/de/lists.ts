import type {LIST_TEXTS as ENGLISH} from '../en/lists.ts'

/** Texts of the lists of articles, readers and the rest. */
export const LIST_TEXTS: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'language.menu': 'Sprache: {{language}}',
  'lists.title': 'Redaktion',
}
