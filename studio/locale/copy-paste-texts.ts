/** Texts of copying and pasting fields. */
export const COPY_PASTE_TEXTS = {
  'copy-paste.field-action-copy-button.document.title': 'Copy all fields',
  'copy-paste.field-action-paste-button.document.title': 'Paste all fields',
  'copy-paste.on-copy.validation.schema-type-incompatible.title':
    'Nothing can be copied from {{path}}',
  'copy-paste.on-paste.validation.reference-validation-failed.description':
    '“{{ref}}” does not exist',
  'copy-paste.on-paste.validation.schema-type-incompatible.description':
    'The field cannot have such a value',
  'copy-paste.on-paste.validation.schema-type-incompatible.title':
    'Nothing can be pasted to {{path}}',
} as const
