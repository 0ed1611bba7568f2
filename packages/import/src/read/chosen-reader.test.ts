import {expect, test} from 'vitest'

import {parseDocument} from './parse-document.ts'

const READER = {name: 'Clara Bell', pin: '700107'}

const BODY =
  'The moon is far away, and yet it moves the sea twice a day.\n\nStand on the shore and see.\n'

test.each([
  ['no header', `What the moon knows\n\n${BODY}`],
  ['letters in its PIN', `Clara Bell - PIN 7OO1O7 - Available\n\nWhat the moon knows\n\n${BODY}`],
  ['no status', `Clara Bell - PIN 700107\n\nWhat the moon knows\n\n${BODY}`],
  ['labels without a PIN', `Name: Clara\nStatus: Available\n\nWhat the moon knows\n\n${BODY}`],
])('a document with %s is read for a chosen reader', async (_, text) => {
  const {name, pin, statusLabel, title, body} = await parse(text)
  expect({name, pin, statusLabel, title}).toEqual({
    ...READER,
    statusLabel: '',
    title: 'What the moon knows',
  })
  expect(body).toHaveLength(2)
})

test('a chosen reader replaces the reader of the header, and the status stays', async () => {
  const header = 'Dora Moon - PIN 700108 - Busy'
  const {name, pin, statusLabel} = await parse(`${header}\n\nWhat the moon knows\n\n${BODY}`)
  expect({name, pin, statusLabel}).toEqual({...READER, statusLabel: 'Busy'})
})

test('the signature of another reader is not part of the text of the chosen reader', async () => {
  const {body, signOff} = await parse(
    `What the moon knows\n\n${BODY}\nLove and light,\n\nPin - 700108\n`,
  )
  expect(body).toHaveLength(2)
  expect(signOff).toBe('Love and light,')
})

test('without a chosen reader these documents are errors', async () => {
  await expect(parse(`What the moon knows\n\n${BODY}`, {})).rejects.toMatchObject({code: 'header'})
})

async function parse(text: string, options: {reader?: typeof READER} = {reader: READER}) {
  return parseDocument(new TextEncoder().encode(text), 'clara.txt', options)
}
