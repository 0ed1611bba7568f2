import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import {configure} from '../configuration.ts'
import {
  countRequests,
  findPart,
  makeAvailability,
  makeElement,
  makeReader,
  readPartTexts,
  showElement,
  testDataset,
  waitForEvent,
  write,
} from '../element/on-page.test.helper.ts'
import {defineReaderArticle} from '../reader-article/reader-article.define.ts'
import {defineReaderDirectory} from '../reader-directory/reader-directory.define.ts'
import {defineReaderStatus} from '../reader-status/reader-status.define.ts'
import {renderArticle} from '../ssr/index.ts'

const BREAK = {label: 'On a break', tone: 'away', takesCalls: false}
const AVAILABLE = {label: 'Available', tone: 'available', takesCalls: true}
const FAR = '2099-06-28T14:30:00.000Z'

beforeAll(async () => {
  configure(testDataset)
  defineReaderArticle()
  defineReaderDirectory()
  defineReaderStatus()
  document.documentElement.lang = 'en-GB'
  await write(makeReader('570001', 'Ending One'), makeReader('570002', 'Ending Two'))
})

afterEach(() => {
  document.body.replaceChildren()
})

/** The stored availability of a break. */
function makeBreak(pin: string, until: string) {
  const next = {_type: 'reference', _ref: 'status-available'}
  return {...makeAvailability(pin, 'away'), until, next}
}

/** The result of an article query, whose reader has a break. */
function makeArticle(until: string, timeZone = 'Europe/London') {
  return {
    _id: 'article-ending',
    title: 'An Ending',
    slug: 'ending',
    body: ['Words.'],
    reader: {
      _id: 'reader-570001',
      name: 'Ending One',
      pin: '570001',
      availability: {status: BREAK, until, next: AVAILABLE},
    },
    settings: {timeZone, phoneLines: [{number: '+44 20 7946 0157'}]},
  }
}

function inMilliseconds(milliseconds: number): string {
  return new Date(Date.now() + milliseconds).toISOString()
}

async function showArticle(data: unknown, attributes: Record<string, string> = {}) {
  const element = makeElement('reader-article', attributes)
  element.data = data
  const loaded = waitForEvent(element, 'reader-article-load')
  document.body.append(element)
  await loaded
  return element
}

describe('a status that ends', () => {
  it.each([
    ['en-GB', 'Europe/London', 'On a break, until Sun 28 Jun, 15:30'],
    ['en-GB', 'America/New_York', 'On a break, until Sun 28 Jun, 10:30'],
    ['en-GB', 'Nowhere/At_All', 'On a break, until Sun 28 Jun, 14:30'],
    ['de', 'Europe/London', 'On a break, bis So., 28. Juni, 15:30'],
  ])('is shown with the time in %s for %s', async (lang, timeZone, text) => {
    const element = await showArticle(makeArticle(FAR, timeZone), {lang})
    // Browsers differ in the month and in the comma after the day.
    const shown = readPartTexts(element, 'status')[0]?.replace('June', 'Jun').replace('Sun,', 'Sun')
    expect(shown).toBe(text)
    expect(element.shadowRoot?.querySelector('time[datetime]')?.getAttribute('datetime')).toBe(FAR)
  })

  it('is followed by the next one on a page that is not live, with an event and the calls', async () => {
    const before = countRequests()
    const element = await showArticle(makeArticle(inMilliseconds(1500)))
    const body = findPart(element, 'body')
    expect(readPartTexts(element, 'status')[0]).toMatch(/^On a break, until \d{1,2}:\d\d$/)
    expect(findPart(element, 'call')).toBeNull()
    const event = await waitForEvent(element, 'reader-status-change')
    expect(event).toMatchObject({
      pin: '570001',
      status: {...AVAILABLE, note: '', until: '', next: undefined},
    })
    expect(readPartTexts(element, 'status')).toEqual(['Available'])
    expect(findPart(element, 'call')?.getAttribute('href')).toBe('tel:+442079460157,,570001')
    expect(element.article?.reader?.status?.label).toBe('Available')
    expect([findPart(element, 'body'), countRequests()]).toEqual([body, before])
  })

  it('has ended if its time has passed before the page loads', async () => {
    const element = await showArticle(makeArticle('2026-01-01T00:00:00Z'))
    expect(readPartTexts(element, 'status')).toEqual(['Available'])
    expect(findPart(element, 'call')).not.toBeNull()
  })

  it('ends in a directory, which filters again', async () => {
    await write(makeBreak('570001', inMilliseconds(2500)), makeAvailability('570002', 'busy'))
    const element = await showElement('reader-directory', {status: 'Available'})
    const isListed = () =>
      [...(element.shadowRoot?.querySelectorAll('li:not([hidden])') ?? [])].some((item) =>
        item.textContent.includes('Ending One'),
      )
    expect(isListed()).toBe(false)
    await expect.poll(isListed, {timeout: 10_000}).toBe(true)
  })

  it('starts and ends on a live element that receives it while the page is open', async () => {
    await write(makeAvailability('570002', 'busy'))
    const element = await showElement('reader-status', {pin: '570002'})
    expect(readPartTexts(element, 'status')).toEqual(['Busy'])
    await write(makeBreak('570002', inMilliseconds(3000)))
    await expect
      .poll(() => readPartTexts(element, 'status')[0], {timeout: 10_000})
      .toMatch(/^On a break, until /)
    await expect
      .poll(() => readPartTexts(element, 'status')[0], {timeout: 10_000})
      .toBe('Available')
  })

  it.each([true, false])(
    'ends in an article that a server has rendered, with a shadow root: %s',
    async (shadow) => {
      await write(makeBreak('570001', inMilliseconds(1000)), {
        _id: 'article-ending',
        _type: 'article',
        title: 'An Ending',
        slug: {_type: 'slug', current: 'ending'},
        reader: {_type: 'reference', _ref: 'reader-570001'},
        body: [],
      })
      const html = renderArticle(makeArticle(inMilliseconds(1000)), {
        ...testDataset,
        slug: 'ending',
        shadow,
      })
      const page = document.createElement('div')
      document.body.append(page)
      page.setHTMLUnsafe(html)
      const element = page.querySelector('reader-article')
      const shown = () =>
        [element, element?.shadowRoot]
          .map((root) => root?.querySelector('[part=presence]')?.textContent)
          .join('')
      expect(shown()).toMatch(/^On a break, until /)
      await expect.poll(shown, {timeout: 10_000}).toMatch(/Available$/)
    },
  )
})
