/** Texts of the import tool. */
export const IMPORT_TEXTS = {
  'import.title': 'Import',
} as const
