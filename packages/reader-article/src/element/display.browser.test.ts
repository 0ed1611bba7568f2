import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'
import {makeReader, showElement, testDataset, write} from './on-page.test.helper.ts'

const ELEMENTS = [
  ['reader-article', {slug: 'quiet'}, 'block'],
  ['reader-status', {pin: '590001'}, 'inline-block'],
  ['reader-card', {pin: '590001'}, 'block'],
  ['reader-articles', {limit: '2'}, 'block'],
  ['reader-directory', {}, 'block'],
] as const

beforeAll(async () => {
  configure(testDataset)
  await write(makeReader('590001', 'Ada Quill'))
})

afterEach(() => {
  document.body.replaceChildren()
})

describe.each(ELEMENTS)('<%s> %j', (tag, attributes, defaultDisplay) => {
  it(`is ${defaultDisplay} by default`, async () => {
    const element = await showElement(tag, attributes)
    expect(getComputedStyle(element).display).toBe(defaultDisplay)
  })

  it('is not displayed while it has the attribute hidden', async () => {
    const element = await showElement(tag, attributes)
    element.hidden = true
    expect(getComputedStyle(element).display).toBe('none')
    element.hidden = false
    expect(getComputedStyle(element).display).toBe(defaultDisplay)
  })

  it.each(['none', 'flex', 'grid', 'inline', 'inline-block', 'contents'])(
    'gets display: %s from a rule of the page or from its style attribute',
    async (display) => {
      const element = await showElement(tag, attributes)
      element.style.display = display
      expect(getComputedStyle(element).display).toBe(display)
      element.removeAttribute('style')
      const rule = document.createElement('style')
      rule.textContent = `${tag} {display: ${display}}`
      document.body.append(rule)
      expect(getComputedStyle(element).display).toBe(display)
    },
  )
})
