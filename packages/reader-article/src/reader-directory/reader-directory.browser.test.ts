import {queryUrl, READERS_QUERY} from '@reader-article/content'
import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import {configure} from '../configuration.ts'
import {inEveryLight, objections} from '../element/axe.test.helper.ts'
import {
  availability,
  fallbackOf,
  failed,
  eventOf,
  make,
  part,
  partTexts,
  reader,
  shown,
  testDataset,
  write,
} from '../element/on-page.test.helper.ts'
import {updateCopy} from '../fetching/copy-store.ts'
import {defineReaderDirectory} from './reader-directory.define.ts'
import type {ReaderDirectory} from './reader-directory.ts'

beforeAll(async () => {
  configure(testDataset)
  defineReaderDirectory()
  document.documentElement.lang = 'en-GB'
  document.title = 'Test'
  await write(
    reader('540001', 'Dir One', {specialities: ['Knots', 'Sails']}),
    reader('540002', 'Dir Two', {specialities: ['Sails']}),
    reader('540003', 'Dir Three', {specialities: ['Anchors'], retired: true}),
    availability('540001', 'available'),
    availability('540002', 'busy'),
  )
})

afterEach(() => {
  document.body.replaceChildren()
})

describe('<reader-directory>', () => {
  it('lists the readers who have not retired by name, with their specialities', async () => {
    const element = await shown('reader-directory')
    const names = element.readers.map(({name}) => name)
    expect(names).toEqual(names.toSorted())
    expect(names.filter((name) => name.startsWith('Dir'))).toEqual(['Dir One', 'Dir Two'])
    const first = cards(element).find((card) => card.textContent.includes('Dir One'))
    expect(first?.querySelector('[part~=specialities]')?.textContent).toBe('Knots · Sails')
    expect(partTexts(element, 'count')).toEqual([`Readers: ${names.length}`])
  })

  it('offers calls only with the attribute calls, and only to readers who take them', async () => {
    const element = await shown('reader-directory', {calls: ''})
    const withCall = cards(element).filter((card) => card.querySelector('[part=call]'))
    expect(withCall.length).toBeGreaterThan(0)
    expect(withCall.every((card) => card.textContent.includes('Available'))).toBe(true)
    element.calls = false
    element.hide = 'other filters'
    await expect.poll(() => part(element, 'call')).toBeNull()
    expect(part(element, 'filters')).toBeNull()
  })

  it('shows no status and offers no call from a cached copy', async () => {
    const down = {...testDataset, apiHost: 'http://127.0.0.1:9'}
    const status = {label: 'Available', tone: 'available', takesCalls: true}
    const kept = {_id: 'r', name: 'Kept One', pin: '540009', availability: {status}}
    const settings = {phoneLines: [{label: '', number: '+442079460157', priceWording: ''}]}
    const url = queryUrl(down, {query: READERS_QUERY, parameters: {}})
    await updateCopy(url, {readers: [kept], settings})
    const element = make('reader-directory', {calls: '', 'api-host': down.apiHost})
    const loaded = eventOf(element, 'reader-directory-load')
    document.body.append(element)
    expect(await loaded).toMatchObject({stale: true})
    expect(namesShown(element)).toEqual(['Kept One'])
    expect([part(element, 'status'), part(element, 'call')]).toEqual([null, null])
  })

  it('announces the number of readers shown', async () => {
    const element = await shown('reader-directory')
    const count = part(element, 'count')
    expect(count?.role).toBe('status')
    choose(control(element, 'speciality'), 'Knots')
    await expect.poll(() => count?.textContent).toBe('Readers: 1')
    expect(part(element, 'count')).toBe(count)
  })

  it('filters by native controls, which keep the focus, and shows the number of readers', async () => {
    const element = await shown('reader-directory')
    expect([...control(element, 'speciality').options].map(({text}) => text)).toEqual(
      expect.arrayContaining(['All', 'Knots', 'Sails']),
    )
    const speciality = control(element, 'speciality')
    speciality.focus()
    choose(speciality, 'Sails')
    await expect.poll(() => namesShown(element)).toEqual(['Dir One', 'Dir Two'])
    expect(element.shadowRoot?.activeElement).toBe(speciality)
    choose(control(element, 'status'), 'Busy')
    await expect.poll(() => namesShown(element)).toEqual(['Dir Two'])
    expect(partTexts(element, 'count')).toEqual(['Readers: 1'])
    choose(speciality, 'Knots')
    await expect.poll(() => namesShown(element)).toEqual([])
    expect(partTexts(element, 'count')).toEqual(['Nobody fits this choice just now.'])
    choose(control(element, 'status'), '')
    await expect.poll(() => namesShown(element)).toEqual(['Dir One'])
  })

  it('begins with the filters of its attributes', async () => {
    const element = await shown('reader-directory', {status: 'Busy', speciality: 'Sails'})
    expect(namesShown(element)).toEqual(['Dir Two'])
    expect([control(element, 'status').value, control(element, 'speciality').value]).toEqual([
      'Busy',
      'Sails',
    ])
  })

  it('follows the statuses if it is live, and filters by them', async () => {
    const element = await shown('reader-directory', {
      live: '',
      status: 'Available',
      speciality: 'Sails',
    })
    expect(namesShown(element)).toEqual(['Dir One'])
    const changed = eventOf(element, 'reader-status-change')
    await write(availability('540002', 'available'))
    await changed
    expect(namesShown(element)).toEqual(['Dir One', 'Dir Two'])
    await write(availability('540002', 'busy'))
    await expect.poll(() => namesShown(element)).toEqual(['Dir One'])
  })

  it('keeps the fallback if the dataset does not exist', async () => {
    const element = make('reader-directory', {dataset: 'nowhere'})
    expect((await failed(element))?.code).toBe('refused')
    expect(fallbackOf(element)).toBe('Fallback')
  })

  it('has no violations for axe in any colour scheme and direction', async () => {
    const main = document.createElement('main')
    const heading = document.createElement('h1')
    heading.textContent = 'Readers'
    main.append(heading)
    document.body.append(main)
    await shown('reader-directory', {live: ''}, main)
    await inEveryLight(async (where) => {
      expect([where, ...(await objections())]).toEqual([where])
    })
  })
})

function cards(element: ReaderDirectory): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>('li') ?? [])]
}

function namesShown(element: ReaderDirectory): (string | null | undefined)[] {
  return cards(element)
    .filter((card) => getComputedStyle(card).display !== 'none')
    .map((card) => card.querySelector('[part=name]')?.textContent)
}

function control(element: ReaderDirectory, name: string): HTMLSelectElement {
  const select = element.shadowRoot?.querySelector<HTMLSelectElement>(`select[name=${name}]`)
  if (!select) {
    throw new Error(`There is no control for ${name}.`)
  }
  return select
}

function choose(select: HTMLSelectElement, value: string): void {
  select.value = value
  select.dispatchEvent(new Event('change', {bubbles: true}))
}
