import {STATUS_TONES} from '@reader-article/content'
import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import {configure} from '../configuration.ts'
import {checkSchemesAndDirections, findViolations} from '../element/axe.test.helper.ts'
import {
  makeAvailability,
  waitForError,
  readFallback,
  waitForEvent,
  makeElement,
  findPart,
  readPartTexts,
  makeReader,
  countRequests,
  showElement,
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
    makeReader('510001', 'Status One'),
    makeReader('510002', 'Status Two'),
    makeReader('510003', 'Status Three'),
    makeAvailability('510001', 'busy'),
    makeAvailability('510002', 'away', 'back on 3 March'),
  )
})

afterEach(() => {
  document.body.replaceChildren()
})

describe('<reader-status>', () => {
  it('shows the status with its sign and note', async () => {
    const element = await showElement('reader-status', {pin: '510002'})
    expect(readPartTexts(element, 'status')).toEqual(['On a break, back on 3 March'])
    expect(findPart(element, 'status')?.part.contains('away')).toBe(true)
    expect(element.reader?.name).toBe('Status Two')
  })

  it('shows a changed status from the event stream, announces it and fires an event', async () => {
    const element = await showElement('reader-status', {pin: '510001'})
    const region = findPart(element, 'presence')
    expect([region?.role, region?.textContent]).toEqual(['status', 'Busy'])
    const changed = waitForEvent(element, 'reader-status-change')
    await write(makeAvailability('510001', 'available'))
    const event = await changed
    expect(findPart(element, 'presence')).toBe(region)
    expect(region?.textContent).toBe('Status One: Available')
    expect(event).toBeInstanceOf(ReaderStatusChangeEvent)
    expect(event).toMatchObject({
      pin: '510001',
      status: {label: 'Available', tone: 'available', takesCalls: true, note: ''},
      bubbles: true,
      composed: true,
    })
    await write(makeAvailability('510001', 'busy'))
    await expect.poll(() => region?.textContent).toBe('Status One: Busy')
  })

  it('keeps the fallback while a reader has no status, and shows the first one', async () => {
    const element = await showElement('reader-status', {pin: '510003'})
    expect(readFallback(element)).toBe('Fallback')
    await write(makeAvailability('510003', 'unavailable'))
    await expect.poll(() => readPartTexts(element, 'status')).toEqual(['Currently Unavailable'])
    expect(readFallback(element)).toBe('')
  })

  it('follows the status after it has been removed and put back', async () => {
    const element = await showElement('reader-status', {pin: '510002'})
    element.remove()
    document.body.append(element)
    await write(makeAvailability('510002', 'available'))
    await expect.poll(() => readPartTexts(element, 'status')).toEqual(['Available'])
    await write(makeAvailability('510002', 'away', 'back on 3 March'))
    await expect
      .poll(() => readPartTexts(element, 'status'))
      .toEqual(['On a break, back on 3 March'])
  })

  it('shows another reader when the PIN changes', async () => {
    const element = await showElement('reader-status', {pin: '510002'})
    const loaded = waitForEvent(element, 'reader-status-load')
    element.pin = '510001'
    await loaded
    expect(readPartTexts(element, 'status')).toEqual(['Busy'])
  })

  it('fetches all readers of a page in two requests', async () => {
    const before = countRequests()
    const pins = ['510001', '510002', '510003', '004711', '9001']
    const elements = pins.map((pin) => makeElement('reader-status', {pin}))
    const loaded = Promise.all(
      elements.map((element) => waitForEvent(element, 'reader-status-load')),
    )
    document.body.append(...elements)
    await loaded
    expect(elements.map(({reader: found}) => found?.pin)).toEqual(pins)
    expect(countRequests() - before).toBe(2)
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
    const element = makeElement('reader-status', attributes)
    const error = await waitForError(element)
    expect([error?.code, error?.message]).toEqual([code, message])
    expect(readFallback(element)).toBe('Fallback')
    expect(element.matches(':state(error)')).toBe(true)
  })

  it('shows no status from a cached copy, since it may be outdated', async () => {
    const element = makeElement('reader-status', {pin: '4242', 'api-host': 'http://127.0.0.1:9'})
    const {queryUrl, READER_BY_PIN_QUERY} = await import('@reader-article/content')
    const url = queryUrl(
      {...testDataset, apiHost: 'http://127.0.0.1:9'},
      {query: READER_BY_PIN_QUERY, parameters: {pin: '4242'}},
    )
    const result = {name: 'Old', availability: {status: {label: 'Available', takesCalls: true}}}
    await updateCopy(url, result)
    const loaded = waitForEvent(element, 'reader-status-load')
    document.body.append(element)
    await loaded
    expect(readFallback(element)).toBe('Fallback')
    expect(element.matches(':state(stale)')).toBe(true)
    await updateCopy(url, null)
  })

  it('is inline in a line of text, without violations in axe in any colour scheme and direction', async () => {
    const main = document.createElement('main')
    main.innerHTML = '<h1>Readers</h1><p>Now: </p>'
    document.body.append(main)
    const line = main.querySelector('p') ?? main
    for (const pin of ['510001', '510002', '004711', '9001']) {
      await showElement('reader-status', {pin}, line)
    }
    expect(getComputedStyle(line.lastElementChild ?? line).display).toBe('inline-block')
    await checkSchemesAndDirections(async (combination) => {
      expect([combination, ...(await findViolations())]).toEqual([combination])
    })
  })

  it('has only the styles of a status', () => {
    const css = ReaderStatus.elementStyles.map((style) => ('cssText' in style ? style.cssText : ''))
    const parts = css.join('').match(/(?<=\[part~?=')[\w-]+/g)
    const tones = STATUS_TONES.filter((tone) => tone !== 'available')
    expect(new Set(parts)).toEqual(new Set(['status', ...tones]))
  })

  it('can be defined twice without an error', () => {
    defineReaderStatus()
    expect(customElements.get('reader-status')).toBe(ReaderStatus)
  })
})
