import {queryUrl, READERS_QUERY} from '@reader-article/content'
import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import {configure} from '../configuration.ts'
import {checkSchemesAndDirections, findViolations} from '../element/axe.test.helper.ts'
import {
  makeAvailability,
  readFallback,
  waitForError,
  waitForEvent,
  makeElement,
  findPart,
  readPartTexts,
  makeReader,
  showElement,
  testDataset,
  write,
} from '../element/on-page.test.helper.ts'
import {updateCopy} from '../fetching/copy-store.ts'
import {defineReaderDirectory} from './reader-directory.define.ts'
import type {ReaderDirectory} from './reader-directory.ts'

const PHOTO = {
  _type: 'image',
  asset: {_type: 'reference', _weak: true, _ref: `image-${'ef'.repeat(20)}-96x96-png`},
}

beforeAll(async () => {
  configure(testDataset)
  defineReaderDirectory()
  document.documentElement.lang = 'en-GB'
  document.title = 'Test'
  await write(
    makeReader('540001', 'Dir One', {specialities: ['Knots', 'Sails'], photo: PHOTO}),
    makeReader('540002', 'Dir Two', {specialities: ['Sails']}),
    makeReader('540003', 'Dir Three', {specialities: ['Anchors'], retired: true}),
    makeAvailability('540001', 'available'),
    makeAvailability('540002', 'busy'),
  )
})

afterEach(() => {
  document.body.replaceChildren()
})

describe('<reader-directory>', () => {
  it('lists the readers who have not retired by name, with their specialities', async () => {
    const element = await showElement('reader-directory')
    const names = element.readers.map(({name}) => name)
    expect(names).toEqual(names.toSorted())
    expect(names.filter((name) => name.startsWith('Dir'))).toEqual(['Dir One', 'Dir Two'])
    const first = cards(element).find((card) => card.textContent.includes('Dir One'))
    expect(first?.querySelector('[part~=specialities]')?.textContent).toBe('Knots · Sails')
    expect(readPartTexts(element, 'count')).toEqual([`Readers: ${names.length}`])
  })

  it.each([200, 280, 350, 700])('has filters of one width in a box of %d pixels', async (width) => {
    const box = document.createElement('div')
    Object.assign(box.style, {width: `${width}px`, fontSize: '17px'})
    document.body.append(box)
    const element = await showElement('reader-directory', {}, box)
    const widths = Array.from(
      element.renderRoot.querySelectorAll('select'),
      (each) => each.getBoundingClientRect().width,
    )
    expect(widths[0]).toBe(widths[1])
  })

  it('aligns the texts of readers with and without a photo', async () => {
    const box = document.createElement('div')
    box.style.inlineSize = '400px'
    document.body.append(box)
    const element = await showElement('reader-directory', {}, box)
    const names = [...element.renderRoot.querySelectorAll('[part=name]')]
    const edges = new Set(names.map((name) => name.getBoundingClientRect().left))
    expect([names.length > 1, edges.size]).toEqual([true, 1])
  })

  it('offers calls only with the attribute calls, and only to readers who take calls', async () => {
    const element = await showElement('reader-directory', {calls: ''})
    const withCall = cards(element).filter((card) => card.querySelector('[part=call]'))
    expect(withCall.length).toBeGreaterThan(0)
    expect(withCall.every((card) => card.textContent.includes('Available'))).toBe(true)
    element.calls = false
    element.hide = 'other filters'
    await expect.poll(() => findPart(element, 'call')).toBeNull()
    expect(findPart(element, 'filters')).toBeNull()
  })

  it('shows no status and offers no call from a cached copy', async () => {
    const down = {...testDataset, apiHost: 'http://127.0.0.1:9'}
    const status = {label: 'Available', tone: 'available', takesCalls: true}
    const cached = {_id: 'r', name: 'Cached One', pin: '540009', availability: {status}}
    const settings = {phoneLines: [{label: '', number: '+442079460157', priceWording: ''}]}
    const url = queryUrl(down, {query: READERS_QUERY, parameters: {}})
    await updateCopy(url, {readers: [cached], settings})
    const element = makeElement('reader-directory', {calls: '', 'api-host': down.apiHost})
    const loaded = waitForEvent(element, 'reader-directory-load')
    document.body.append(element)
    expect(await loaded).toMatchObject({stale: true})
    expect(readVisibleNames(element)).toEqual(['Cached One'])
    expect([findPart(element, 'status'), findPart(element, 'call')]).toEqual([null, null])
  })

  it('announces the number of readers shown', async () => {
    const element = await showElement('reader-directory')
    const count = findPart(element, 'count')
    expect(count?.role).toBe('status')
    choose(findFilterSelect(element, 'speciality'), 'Knots')
    await expect.poll(() => count?.textContent).toBe('Readers: 1')
    expect(findPart(element, 'count')).toBe(count)
  })

  it('filters readers with select elements, which keep the focus, and shows the number of readers', async () => {
    const element = await showElement('reader-directory')
    expect([...findFilterSelect(element, 'speciality').options].map(({text}) => text)).toEqual(
      expect.arrayContaining(['All', 'Knots', 'Sails']),
    )
    const speciality = findFilterSelect(element, 'speciality')
    speciality.focus()
    choose(speciality, 'Sails')
    await expect.poll(() => readVisibleNames(element)).toEqual(['Dir One', 'Dir Two'])
    expect(element.shadowRoot?.activeElement).toBe(speciality)
    choose(findFilterSelect(element, 'status'), 'Busy')
    await expect.poll(() => readVisibleNames(element)).toEqual(['Dir Two'])
    expect(readPartTexts(element, 'count')).toEqual(['Readers: 1'])
    choose(speciality, 'Knots')
    await expect.poll(() => readVisibleNames(element)).toEqual([])
    expect(readPartTexts(element, 'count')).toEqual(['Nobody fits this choice just now.'])
    choose(findFilterSelect(element, 'status'), '')
    await expect.poll(() => readVisibleNames(element)).toEqual(['Dir One'])
  })

  it('applies the filters of its attributes at first', async () => {
    const element = await showElement('reader-directory', {status: 'Busy', speciality: 'Sails'})
    expect(readVisibleNames(element)).toEqual(['Dir Two'])
    expect([
      findFilterSelect(element, 'status').value,
      findFilterSelect(element, 'speciality').value,
    ]).toEqual(['Busy', 'Sails'])
  })

  it('follows the statuses if it is live, and filters by the current statuses', async () => {
    const element = await showElement('reader-directory', {
      live: '',
      status: 'Available',
      speciality: 'Sails',
    })
    expect(readVisibleNames(element)).toEqual(['Dir One'])
    const changed = waitForEvent(element, 'reader-status-change')
    await write(makeAvailability('540002', 'available'))
    await changed
    expect(readVisibleNames(element)).toEqual(['Dir One', 'Dir Two'])
    await write(makeAvailability('540002', 'busy'))
    await expect.poll(() => readVisibleNames(element)).toEqual(['Dir One'])
  })

  it('keeps the fallback if the dataset does not exist', async () => {
    const element = makeElement('reader-directory', {dataset: 'nowhere'})
    expect((await waitForError(element))?.code).toBe('refused')
    expect(readFallback(element)).toBe('Fallback')
  })

  it('has no violations in axe in any colour scheme and direction', async () => {
    const main = document.createElement('main')
    const heading = document.createElement('h1')
    heading.textContent = 'Readers'
    main.append(heading)
    document.body.append(main)
    await showElement('reader-directory', {live: ''}, main)
    await checkSchemesAndDirections(async (combination) => {
      expect([combination, ...(await findViolations())]).toEqual([combination])
    })
  })
})

function cards(element: ReaderDirectory): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>('li') ?? [])]
}

function readVisibleNames(element: ReaderDirectory): (string | null | undefined)[] {
  return cards(element)
    .filter((card) => getComputedStyle(card).display !== 'none')
    .map((card) => card.querySelector('[part=name]')?.textContent)
}

function findFilterSelect(element: ReaderDirectory, name: string): HTMLSelectElement {
  const select = element.shadowRoot?.querySelector<HTMLSelectElement>(`select[name=${name}]`)
  if (!select) {
    throw new Error(`There is no filter '${name}'.`)
  }
  return select
}

function choose(select: HTMLSelectElement, value: string): void {
  select.value = value
  select.dispatchEvent(new Event('change', {bubbles: true}))
}
