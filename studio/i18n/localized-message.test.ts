import {afterEach, expect, test} from 'vitest'

import {checkPinFormat} from '../schema/validation/pin-format.ts'
import {createTexts} from './create-texts.ts'
import {setCurrentTexts} from './current-texts.ts'
import {GERMAN} from './de/index.ts'
import {ENGLISH_TEXTS} from './english-texts.ts'
import {localizedMessage} from './localized-message.ts'

afterEach(() => setCurrentTexts(ENGLISH_TEXTS))

test('a message of a rule follows the language, although the rule was made before', () => {
  const message = localizedMessage('validation.topic.title')
  expect(message['en-US']).toBe('Every topic needs a title.')
  setCurrentTexts(createTexts(GERMAN, 'de-DE'))
  expect(message['en-US']).toBe('Jedes Thema braucht einen Titel.')
  expect(checkPinFormat('70')).toBe('Eine PIN hat 4 bis 10 Ziffern, etwa 700107.')
})
