import {STATUS_TONES} from '@reader-article/content'
import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import {configure} from '../configuration.ts'
import {inEveryLight, objections} from '../element/axe.test.helper.ts'
import {
  availability,
  failed,
  fallbackOf,
  eventOf,
  make,
  part,
  partTexts,
  reader,
  requests,
  shown,
  testDataset,
  write,
} from '../element/on-page.test.helper.ts'
import {ReaderStatusChangeEvent} from '../events.ts'
import {updateCopy} from '../fetching/copy-store.ts'
import {defineReaderStatus} from './reader-status.define.ts'
import {ReaderStatus} from './reader-status.ts'

beforeAll(async () => {
  configure(testDataset)
  defineReaderStatus()
  document.documentElement.lang = 'en-GB'
  document.title = 'Test'
  await write(
    reader('510001', 'Status One'),
    reader('510002', 'Status Two'),
    reader('510003', 'Nobody Knows'),
    availability('510001', 'busy'),
    availability('510002', 'away', 'back on 3 March'),
  )
})

afterEach(() => {
  document.body.replaceChildren()
})

describe('<reader-status>', () => {
  it('shows the status with its sign and note', async () => {
    const element = await shown('reader-status', {pin: '510002'})
    expect(partTexts(element, 'status')).toEqual(['On a break, back on 3 March'])
    expect(part(element, 'status')?.part.contains('away')).toBe(true)
    expect(element.reader?.name).toBe('Status Two')
  })

  it('shows a switched status from the stream, announces it and fires an event', async () => {
    const element = await shown('reader-status', {pin: '510001'})
    const region = part(element, 'presence')
    expect([region?.role, region?.textContent]).toEqual(['status', 'Busy'])
    const changed = eventOf(element, 'reader-status-change')
    await write(availability('510001', 'available'))
    const event = await changed
    expect(part(element, 'presence')).toBe(region)
    expect(region?.textContent).toBe('Status One: Available')
    expect(event).toBeInstanceOf(ReaderStatusChangeEvent)
    expect(event).toMatchObject({
      pin: '510001',
      status: {label: 'Available', tone: 'available', takesCalls: true, note: ''},
      bubbles: true,
      composed: true,
    })
    await write(availability('510001', 'busy'))
    await expect.poll(() => region?.textContent).toBe('Status One: Busy')
  })

  it('keeps the fallback while a reader has no status, and shows the first one', async () => {
    const element = await shown('reader-status', {pin: '510003'})
    expect(fallbackOf(element)).toBe('Fallback')
    await write(availability('510003', 'unavailable'))
    await expect.poll(() => partTexts(element, 'status')).toEqual(['Currently Unavailable'])
    expect(fallbackOf(element)).toBe('')
  })

  it('keeps following after it has been removed and put back, and after being moved', async () => {
    const element = await shown('reader-status', {pin: '510002'})
    element.remove()
    document.body.append(element)
    await write(availability('510002', 'available'))
    await expect.poll(() => partTexts(element, 'status')).toEqual(['Available'])
    await write(availability('510002', 'away', 'back on 3 March'))
    await expect.poll(() => partTexts(element, 'status')).toEqual(['On a break, back on 3 March'])
  })

  it('shows another reader when the PIN changes', async () => {
    const element = await shown('reader-status', {pin: '510002'})
    const loaded = eventOf(element, 'reader-status-load')
    element.pin = '510001'
    await loaded
    expect(partTexts(element, 'status')).toEqual(['Busy'])
  })

  it('fetches all the readers of a page in two requests', async () => {
    const before = requests()
    const pins = ['510001', '510002', '510003', '004711', '9001']
    const elements = pins.map((pin) => make('reader-status', {pin}))
    const loaded = Promise.all(elements.map((element) => eventOf(element, 'reader-status-load')))
    document.body.append(...elements)
    await loaded
    expect(elements.map(({reader: found}) => found?.pin)).toEqual(pins)
    expect(requests() - before).toBe(2)
  })

  it.each([
    [{}, 'missing-attribute', '<reader-status> has no reader. Add pin="700107".'],
    [
      {pin: '12'},
      'invalid-attribute',
      'pin="12" is not valid on <reader-status>. Use 4 to 10 digits, for example pin="700107".',
    ],
    [
      {pin: '999999'},
      'not-found',
      '<reader-status> found no reader for pin="999999". Check the spelling, and whether it is published.',
    ],
  ])('keeps the fallback and reports what is wrong with %j', async (attributes, code, message) => {
    const element = make('reader-status', attributes)
    const error = await failed(element)
    expect([error?.code, error?.message]).toEqual([code, message])
    expect(fallbackOf(element)).toBe('Fallback')
    expect(element.matches(':state(error)')).toBe(true)
  })

  it('shows no status from a cached copy, since it may be wrong by now', async () => {
    const element = make('reader-status', {pin: '4242', 'api-host': 'http://127.0.0.1:9'})
    const {queryUrl, READER_BY_PIN_QUERY} = await import('@reader-article/content')
    const url = queryUrl(
      {...testDataset, apiHost: 'http://127.0.0.1:9'},
      {query: READER_BY_PIN_QUERY, parameters: {pin: '4242'}},
    )
    const result = {name: 'Old', availability: {status: {label: 'Available', takesCalls: true}}}
    await updateCopy(url, result)
    const loaded = eventOf(element, 'reader-status-load')
    document.body.append(element)
    await loaded
    expect(fallbackOf(element)).toBe('Fallback')
    expect(element.matches(':state(stale)')).toBe(true)
    await updateCopy(url, null)
  })

  it('is inline in a line of text, with no violations for axe in any colour scheme and direction', async () => {
    const main = document.createElement('main')
    main.innerHTML = '<h1>Readers</h1><p>Now: </p>'
    document.body.append(main)
    const line = main.querySelector('p') ?? main
    for (const pin of ['510001', '510002', '004711', '9001']) {
      await shown('reader-status', {pin}, line)
    }
    expect(getComputedStyle(line.lastElementChild ?? line).display).toBe('inline-block')
    await inEveryLight(async (where) => {
      expect([where, ...(await objections())]).toEqual([where])
    })
  })

  it('carries the styles of a status alone', () => {
    const css = ReaderStatus.elementStyles.map((style) => ('cssText' in style ? style.cssText : ''))
    const parts = css.join('').match(/(?<=\[part~?=')[\w-]+/g)
    const tones = STATUS_TONES.filter((tone) => tone !== 'available')
    expect(new Set(parts)).toEqual(new Set(['status', ...tones]))
  })

  it('does no harm when it is defined twice', () => {
    defineReaderStatus()
    expect(customElements.get('reader-status')).toBe(ReaderStatus)
  })
})
