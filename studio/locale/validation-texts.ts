/** Texts of validation messages. */
export const VALIDATION_TEXTS = {
  'object.not-reference': 'Choose an entry',
  'object.reference-not-published': 'Publish what is chosen here first',
  'panel.unpublish-message': 'This is going to be unpublished, so problems are not shown',
} as const
