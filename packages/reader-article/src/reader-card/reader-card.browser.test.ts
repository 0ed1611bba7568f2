import {queryUrl, READER_BY_PIN_QUERY} from '@reader-article/content'
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
  shown,
  testDataset,
  write,
} from '../element/on-page.test.helper.ts'
import {readCopy, updateCopy} from '../fetching/copy-store.ts'
import {defineReaderCard} from './reader-card.define.ts'

const KEPT = {
  _id: 'reader-520009',
  name: 'Kept One',
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
    reader('520001', 'Card One', {tagline: 'Short and plain.'}),
    reader('520002', 'Card Two'),
    reader('520003', 'Long Gone', {retired: true}),
    reader('520004', 'Wilhelmina Featherstonehaugh', {
      photo: {
        _type: 'image',
        asset: {_type: 'reference', _weak: true, _ref: `image-${'a'.repeat(40)}-96x96-png`},
      },
    }),
    availability('520001', 'available'),
    availability('520002', 'busy'),
    availability('520003', 'available'),
  )
})

afterEach(() => {
  configure({readerPath: ''})
  document.body.replaceChildren()
})

describe('<reader-card>', () => {
  it('shows name, tagline, PIN, status, and a call with its line, number and price', async () => {
    const element = await shown('reader-card', {pin: '520001'})
    expect(partTexts(element, 'name', 'quiet', 'pin', 'status', 'call', 'price')).toEqual([
      'Card One',
      'Short and plain.',
      'PIN 520001',
      'Available',
      'Call Card One +44 20 7946 0157',
      'By card · £1 a minute.',
    ])
    expect(part(element, 'call')?.getAttribute('href')).toBe('tel:+442079460157,,520001')
  })

  it('offers no call to a reader who takes none, or has retired', async () => {
    const busy = await shown('reader-card', {pin: '520002'})
    const retired = await shown('reader-card', {pin: '520003'})
    expect([part(busy, 'call'), part(retired, 'call')]).toEqual([null, null])
    expect(partTexts(retired, 'status')).toEqual(['Available'])
  })

  it('shows no status and offers no call from a cached copy', async () => {
    const down = {...testDataset, apiHost: 'http://127.0.0.1:9'}
    const url = queryUrl(down, {query: READER_BY_PIN_QUERY, parameters: {pin: '520009'}})
    await updateCopy(url, KEPT)
    const element = make('reader-card', {pin: '520009', 'api-host': down.apiHost})
    const loaded = eventOf(element, 'reader-card-load')
    document.body.append(element)
    expect(await loaded).toMatchObject({stale: true})
    expect(partTexts(element, 'name')).toEqual(['Kept One'])
    expect([part(element, 'status'), part(element, 'call')]).toEqual([null, null])
  })

  it('removes the cached copy of a reader who does not exist any more', async () => {
    const url = queryUrl(testDataset, {query: READER_BY_PIN_QUERY, parameters: {pin: '520099'}})
    await updateCopy(url, KEPT)
    expect((await failed(make('reader-card', {pin: '520099'})))?.code).toBe('not-found')
    await expect.poll(() => readCopy(url)).toBeUndefined()
  })

  it('removes the call as soon as the reader takes none, and keeps everything else', async () => {
    const element = await shown('reader-card', {pin: '520001'})
    const name = part(element, 'name')
    const changed = eventOf(element, 'reader-status-change')
    await write(availability('520001', 'busy'))
    await changed
    expect([part(element, 'call'), part(element, 'price')]).toEqual([null, null])
    expect(part(element, 'presence')?.textContent).toBe('Card One: Busy')
    expect(part(element, 'name')).toBe(name)
    const again = eventOf(element, 'reader-status-change')
    await write(availability('520001', 'available'))
    await again
    expect(part(element, 'call')?.textContent).toContain('Call Card One')
  })

  it("links the name to the site's page of the reader", async () => {
    configure({readerPath: '/readers/{pin}'})
    const element = await shown('reader-card', {pin: '520002'})
    expect(part(element, 'name')?.querySelector('a')?.getAttribute('href')).toBe('/readers/520002')
  })

  it('uses the language of the page around it, and changes with it', async () => {
    const element = await shown('reader-card', {pin: '520001', lang: 'de'})
    expect(part(element, 'call')?.firstChild?.textContent).toBe('Card One anrufen')
    element.lang = 'fr'
    await expect.poll(() => part(element, 'call')?.firstChild?.textContent).toBe('Appeler Card One')
  })

  it('breaks no word of a long name on a small phone', async () => {
    const box = document.createElement('div')
    Object.assign(box.style, {inlineSize: '280px', font: '17px sans-serif'})
    document.body.append(box)
    const element = await shown('reader-card', {pin: '520004'}, box)
    const name = part(element, 'name')?.firstChild
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
    const element = make('reader-card', {pin: '999999'})
    expect((await failed(element))?.code).toBe('not-found')
    expect(fallbackOf(element)).toBe('Fallback')
    const empty = make('reader-card', {pin: '999999'})
    empty.replaceChildren()
    await failed(empty)
    expect(partTexts(empty, 'message')).toEqual(['This cannot be shown just now.'])
  })

  it('has no violations for axe in any colour scheme and direction', async () => {
    const main = document.createElement('main')
    const heading = document.createElement('h1')
    heading.textContent = 'Readers'
    main.append(heading)
    document.body.append(main)
    for (const pin of ['520001', '520002', '520003']) {
      await shown('reader-card', {pin}, main)
    }
    await inEveryLight(async (where) => {
      expect([where, ...(await objections())]).toEqual([where])
    })
  })
})
