import type {IMPORT_TEXTS as ENGLISH} from '../en/import.ts'

/** Texts of the import tool. */
export const IMPORT_TEXTS: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'import.title': 'Import',
}
