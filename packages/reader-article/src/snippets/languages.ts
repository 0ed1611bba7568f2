/** The languages of the elements' own texts as BCP 47 tags. */
export const SNIPPET_LANGUAGES = [
  'en',
  'cy',
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pl',
  'pt',
  'ar',
] as const
