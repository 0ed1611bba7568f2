/** Texts of the lists of articles, readers and the rest. */
export const LIST_TEXTS = {
  'language.menu': 'Language: {{language}}',
  'lists.title': 'Desk',
} as const
