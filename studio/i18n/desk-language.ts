import {deDELocale} from '@sanity/locale-de-de'
import {defineLocaleResourceBundle, type LocaleDefinition, type LocalePluginOptions} from 'sanity'

import {ENGLISH} from './en/index.ts'
import {NAMESPACE} from './namespace.ts'

const GERMAN_ID = 'de-DE'

/** The languages of the desk, and its own texts in them. */
export const deskLanguages = {
  locales: addGerman,
  bundles: [
    defineLocaleResourceBundle({locale: 'en-US', namespace: NAMESPACE, resources: ENGLISH}),
    defineLocaleResourceBundle({
      locale: GERMAN_ID,
      namespace: NAMESPACE,
      resources: async () => {
        const [{GERMAN}, {SCHEMA_TEXTS}] = await Promise.all([
          import('./de/index.ts'),
          import('./de/schema.ts'),
        ])
        return {...GERMAN, ...SCHEMA_TEXTS}
      },
    }),
  ],
} satisfies LocalePluginOptions

/**
 * Adds German as the first language: Sanity opens a Studio in its last one until an editor has chosen. A Studio that
 * brings German itself keeps its own.
 */
function addGerman(locales: LocaleDefinition[]): LocaleDefinition[] {
  const german = deDELocale().i18n?.locales
  return !Array.isArray(german) || locales.some(({id}) => id === GERMAN_ID)
    ? locales
    : [...german, ...locales]
}
