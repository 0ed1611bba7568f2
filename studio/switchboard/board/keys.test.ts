import {expect, test} from 'vitest'

import {KEY_HELP, type PressedKey, readCommand} from './keys.ts'

function press(key: string, fields: Partial<PressedKey> = {}): unknown {
  const none = {code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false}
  return readCommand({...none, key, ...fields})
}

test('digits switch the reader, with Shift the selection, on any layout of the keyboard', () => {
  expect(press('1', {code: 'Digit1'})).toEqual({type: 'switch', position: 0, isForSelection: false})
  expect(press('9', {code: 'Numpad9'})).toEqual({
    type: 'switch',
    position: 8,
    isForSelection: false,
  })
  expect(press('!', {code: 'Digit1', shiftKey: true})).toEqual({
    type: 'switch',
    position: 0,
    isForSelection: true,
  })
  expect(press('0', {code: 'Digit0'})).toBeUndefined()
  // The French layout: digits need Shift, and without it the key writes a letter.
  expect(press('é', {code: 'Digit2'})).toBeUndefined()
})

test('keys with a modifier belong to the browser, and names of objects are no keys', () => {
  expect(press('a', {ctrlKey: true})).toBeUndefined()
  expect(press('u', {metaKey: true})).toBeUndefined()
  expect(press('n', {altKey: true})).toBeUndefined()
  expect(press('toString')).toBeUndefined()
})

test('each single key of the help has a command', () => {
  const names: Record<string, string> = {
    '↑': 'ArrowUp',
    '↓': 'ArrowDown',
    '←': 'ArrowLeft',
    '→': 'ArrowRight',
    Esc: 'Escape',
  }
  const keys = KEY_HELP.flatMap((each) => each.keys).filter((key) => !/^(…|Shift)$/u.test(key))
  expect(keys.filter((key) => !press(names[key] ?? key, {code: `Digit${key}`}))).toEqual([])
})
