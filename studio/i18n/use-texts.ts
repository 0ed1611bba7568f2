import {useMemo} from 'react'
import {useCurrentLocale, useTranslation} from 'sanity'

import {chooseFormatLocale} from './format-locale.ts'
import {NAMESPACE} from './namespace.ts'
import type {Texts} from './translate.ts'

/** Returns the desk's texts in the language of the Studio; the same object until the language changes. */
export function useTexts(): Texts {
  const {t} = useTranslation(NAMESPACE)
  const {id} = useCurrentLocale()
  return useMemo(
    () => ({
      t: (key: string, variables: Readonly<Record<string, string | number>> = {}) =>
        t(key, {...variables}),
      locale: chooseFormatLocale(id, navigator.languages),
    }),
    [id, t],
  )
}
