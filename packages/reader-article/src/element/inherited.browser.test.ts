import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'
import {
  makeAvailability,
  makeReader,
  showElement,
  testDataset,
  write,
} from './on-page.test.helper.ts'

const INHERITED_STYLES = [
  'white-space: nowrap',
  'white-space: pre',
  'text-wrap: nowrap',
  'line-height: 0',
  'font-size: 0',
  'letter-spacing: 1em',
  'letter-spacing: -3px',
  'word-spacing: 3em',
  'word-break: break-all',
  'word-break: keep-all',
  'overflow-wrap: normal',
  'text-indent: 5em',
  'text-transform: uppercase',
  'text-align: center',
]

const SENTENCE = 'A sentence that is long enough for several lines in a narrow box. '

beforeAll(async () => {
  configure(testDataset)
  await write(
    makeReader('620001', 'Ada Quill', {tagline: SENTENCE.repeat(3)}),
    makeAvailability('620001', 'available', 'until 21:00'),
  )
})

afterEach(() => {
  document.body.replaceChildren()
})

describe.each([
  ['reader-article', {slug: 'everything'}],
  ['reader-card', {pin: '620001'}],
  ['reader-articles', {limit: '3'}],
  ['reader-directory', {}],
] as const)('the text of <%s> %j', (tag, attributes) => {
  it('ignores inherited styles of its box, but not the letter spacing of the element itself', async () => {
    const box = document.createElement('div')
    box.style.inlineSize = '400px'
    document.body.append(box)
    const element = await showElement(tag, attributes, box)
    const lines = () =>
      [...(element.shadowRoot?.querySelectorAll('p, li, h1, h2, h3, a, span') ?? [])].map(
        (each) => {
          const {width, height} = each.getBoundingClientRect()
          return [each.localName, Math.round(width), Math.round(height)].join(' ')
        },
      )
    const before = lines()
    for (const rule of INHERITED_STYLES) {
      box.style.cssText = `inline-size: 400px; ${rule}`
      expect([rule, ...lines()]).toEqual([rule, ...before])
    }
    box.style.cssText = 'inline-size: 400px'
    element.style.letterSpacing = '0.2em'
    expect(lines()).not.toEqual(before)
  })
})

describe('the text of <reader-status>', () => {
  it('has a font size in a box with the font size 0, and the letter spacing of its line', async () => {
    const box = document.createElement('div')
    box.style.cssText = 'font-size: 0; letter-spacing: 2px'
    document.body.append(box)
    const element = await showElement('reader-status', {pin: '620001'}, box)
    const status = element.shadowRoot?.querySelector('[part~=status]')
    const {fontSize = '', letterSpacing = ''} = status ? getComputedStyle(status) : {}
    expect([fontSize, letterSpacing]).toEqual(['16px', '2px'])
  })
})
