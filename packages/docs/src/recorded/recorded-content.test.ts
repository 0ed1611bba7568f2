import {expect, test} from 'vitest'

import {RecordedContent} from './recorded-content.ts'

const CONTENT = new RecordedContent([
  {_id: 'reader-1', _type: 'reader', pin: '1234'},
  {_id: 'status-a', _type: 'status', label: 'Available'},
  {_id: 'status-b', _type: 'status', label: 'Busy'},
  {
    _id: 'availability-reader-1',
    _type: 'availability',
    reader: {_type: 'reference', _ref: 'reader-1'},
    status: {_type: 'reference', _ref: 'status-a'},
  },
])
const URL_OF_QUERY = new URL('https://docs.example/v2026-09-01/data/query/production')
URL_OF_QUERY.searchParams.set(
  'query',
  '*[_type=="availability"&&reader->pin==$pin][0].status->label',
)
URL_OF_QUERY.searchParams.set('$pin', '"1234"')

test('a query is answered from the recorded documents, before and after a switch', async () => {
  const fetchResult = async () => Object(await (await CONTENT.respond(URL_OF_QUERY)).json()).result
  expect(await fetchResult()).toBe('Available')
  expect(CONTENT.switchStatus('1234', 'Busy')).toBe(true)
  expect(await fetchResult()).toBe('Busy')
})

test.each([
  ['9999', 'Busy'],
  ['1234', 'Elsewhere'],
])('the PIN %s cannot be switched to %s', (pin, label) => {
  expect(CONTENT.switchStatus(pin, label)).toBe(false)
})
