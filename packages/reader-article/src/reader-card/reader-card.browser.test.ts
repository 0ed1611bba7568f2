import {queryUrl, READER_BY_PIN_QUERY} from '@reader-article/content'
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
  showElement,
  testDataset,
  write,
} from '../element/on-page.test.helper.ts'
import {readCopy, updateCopy} from '../fetching/copy-store.ts'
import {defineReaderCard} from './reader-card.define.ts'

const CACHED_READER = {
  _id: 'reader-520009',
  name: 'Cached One',
  pin: '520009',
  availability: {status: {label: 'Available', tone: 'available', takesCalls: true}},
  settings: {phoneLines: [{label: 'By card', number: '+442079460157', priceWording: ''}]},
}

beforeAll(async () => {
  configure(testDataset)
  defineReaderCard()
  document.documentElement.lang = 'en-GB'
  document.title = 'Test'
  await write(
    makeReader('520001', 'Card One', {tagline: 'Short and plain.'}),
    makeReader('520002', 'Card Two'),
    makeReader('520003', 'Long Gone', {retired: true}),
    makeReader('520004', 'Wilhelmina Featherstonehaugh', {
      photo: {
        _type: 'image',
        asset: {_type: 'reference', _weak: true, _ref: `image-${'a'.repeat(40)}-96x96-png`},
      },
    }),
    makeAvailability('520001', 'available'),
    makeAvailability('520002', 'busy'),
    makeAvailability('520003', 'available'),
  )
})

afterEach(() => {
  configure({readerPath: ''})
  document.body.replaceChildren()
})

describe('<reader-card>', () => {
  it('shows name, tagline, PIN, status, and a call with its line, number and price', async () => {
    const element = await showElement('reader-card', {pin: '520001'})
    expect(readPartTexts(element, 'name', 'quiet', 'pin', 'status', 'call', 'price')).toEqual([
      'Card One',
      'Short and plain.',
      'PIN 520001',
      'Available',
      'Call Card One +44 20 7946 0157',
      'By card · £1 a minute.',
    ])
    expect(findPart(element, 'call')?.getAttribute('href')).toBe('tel:+442079460157,,520001')
  })

  it('offers no call to a reader who takes no calls or has retired', async () => {
    const busy = await showElement('reader-card', {pin: '520002'})
    const retired = await showElement('reader-card', {pin: '520003'})
    expect([findPart(busy, 'call'), findPart(retired, 'call')]).toEqual([null, null])
    expect(readPartTexts(retired, 'status')).toEqual(['Available'])
  })

  it('shows no status and offers no call from a cached copy', async () => {
    const down = {...testDataset, apiHost: 'http://127.0.0.1:9'}
    const url = queryUrl(down, {query: READER_BY_PIN_QUERY, parameters: {pin: '520009'}})
    await updateCopy(url, CACHED_READER)
    const element = makeElement('reader-card', {pin: '520009', 'api-host': down.apiHost})
    const loaded = waitForEvent(element, 'reader-card-load')
    document.body.append(element)
    expect(await loaded).toMatchObject({stale: true})
    expect(readPartTexts(element, 'name')).toEqual(['Cached One'])
    expect([findPart(element, 'status'), findPart(element, 'call')]).toEqual([null, null])
  })

  it('removes the cached copy of a reader who does not exist any more', async () => {
    const url = queryUrl(testDataset, {query: READER_BY_PIN_QUERY, parameters: {pin: '520099'}})
    await updateCopy(url, CACHED_READER)
    expect((await waitForError(makeElement('reader-card', {pin: '520099'})))?.code).toBe(
      'not-found',
    )
    await expect.poll(() => readCopy(url)).toBeUndefined()
  })

  it('removes the call when the reader takes no calls any more, and keeps all other nodes', async () => {
    const element = await showElement('reader-card', {pin: '520001'})
    const name = findPart(element, 'name')
    const changed = waitForEvent(element, 'reader-status-change')
    await write(makeAvailability('520001', 'busy'))
    await changed
    expect([findPart(element, 'call'), findPart(element, 'price')]).toEqual([null, null])
    expect(findPart(element, 'presence')?.textContent).toBe('Card One: Busy')
    expect(findPart(element, 'name')).toBe(name)
    const again = waitForEvent(element, 'reader-status-change')
    await write(makeAvailability('520001', 'available'))
    await again
    expect(findPart(element, 'call')?.textContent).toContain('Call Card One')
  })

  it("links the name to the reader's page on the site", async () => {
    configure({readerPath: '/readers/{pin}'})
    const element = await showElement('reader-card', {pin: '520002'})
    expect(findPart(element, 'name')?.querySelector('a')?.getAttribute('href')).toBe(
      '/readers/520002',
    )
  })

  it('uses the language of its attribute lang, and changes with it', async () => {
    const element = await showElement('reader-card', {pin: '520001', lang: 'de'})
    expect(findPart(element, 'call')?.firstChild?.textContent).toBe('Card One anrufen')
    element.lang = 'fr'
    await expect
      .poll(() => findPart(element, 'call')?.firstChild?.textContent)
      .toBe('Appeler Card One')
  })

  it('breaks no word of a long name on a small phone', async () => {
    const box = document.createElement('div')
    Object.assign(box.style, {inlineSize: '280px', font: '17px sans-serif'})
    document.body.append(box)
    const element = await showElement('reader-card', {pin: '520004'}, box)
    const name = findPart(element, 'name')?.firstChild
    if (!name) {
      throw new Error('There is no name.')
    }
    const word = document.createRange()
    word.setStart(name, 'Wilhelmina '.length)
    word.setEndAfter(name)
    expect(word.toString()).toBe('Featherstonehaugh')
    expect(word.getClientRects().length).toBe(1)
  })

  it('keeps the fallback if there is no such reader, or shows a message without a fallback', async () => {
    const element = makeElement('reader-card', {pin: '999999'})
    expect((await waitForError(element))?.code).toBe('not-found')
    expect(readFallback(element)).toBe('Fallback')
    const empty = makeElement('reader-card', {pin: '999999'})
    empty.replaceChildren()
    await waitForError(empty)
    expect(readPartTexts(empty, 'message')).toEqual(['This cannot be shown just now.'])
  })

  it('has no violations in axe in any colour scheme and direction', async () => {
    const main = document.createElement('main')
    const heading = document.createElement('h1')
    heading.textContent = 'Readers'
    main.append(heading)
    document.body.append(main)
    for (const pin of ['520001', '520002', '520003']) {
      await showElement('reader-card', {pin}, main)
    }
    await checkSchemesAndDirections(async (combination) => {
      expect([combination, ...(await findViolations())]).toEqual([combination])
    })
  })
})
