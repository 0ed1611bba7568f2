import {expect, test} from 'vitest'

import {translations} from '../locales/translations.ts'
import {SNIPPET_LANGUAGES} from './languages.ts'

test('the languages are English and all translations', () => {
  expect(SNIPPET_LANGUAGES.toSorted()).toEqual(['en', ...translations.keys()].toSorted())
})
