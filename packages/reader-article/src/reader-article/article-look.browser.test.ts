import {afterEach, beforeAll, describe, expect, it} from 'vitest'
import {page} from 'vitest/browser'

import '../define.ts'
import {configure} from '../configuration.ts'
import {inEveryLight, objections} from '../content-element/axe.test.helper.ts'
import {part, shown, testDataset} from '../content-element/on-page.test.helper.ts'

beforeAll(() => {
  configure(testDataset)
  document.documentElement.lang = 'en-GB'
  document.title = 'Test'
})

afterEach(() => {
  document.body.replaceChildren()
})

describe('the look of an article', () => {
  it('has nothing that axe objects to in any light and direction', async () => {
    const main = document.createElement('main')
    document.body.append(main)
    await shown('reader-article', {slug: 'everything'}, main)
    await inEveryLight(async (where) => {
      expect([where, ...(await objections())]).toEqual([where])
    })
  })

  it.each([320, 768, 1440])(
    'fits a screen of %d pixels, at twice the size of text',
    async (width) => {
      await page.viewport(width, 800)
      document.documentElement.style.fontSize = '200%'
      const element = await shown('reader-article', {slug: 'everything'})
      expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth)
      document.documentElement.style.fontSize = ''
    },
  )

  it('holds its form on a page that resets everything', async () => {
    const reset = document.createElement('style')
    reset.textContent = '* {all: unset; display: inline !important; font-size: 1px}'
    document.head.append(reset)
    const element = await shown('reader-article', {slug: 'quiet'})
    const title = part(element, 'title')
    expect([getComputedStyle(element).display, title && getComputedStyle(title).display]).toEqual([
      'block',
      'block',
    ])
    reset.remove()
  })
})
