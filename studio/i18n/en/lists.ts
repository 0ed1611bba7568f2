/** Texts of the lists of articles, readers and the rest. */
export const LIST_TEXTS = {
  'lists.title': 'Desk',
} as const
