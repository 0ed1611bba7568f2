import {afterEach, beforeAll, expect, it} from 'vitest'
import {userEvent} from 'vitest/browser'

import '../define.ts'
import {configure} from '../configuration.ts'
import {part, shown, testDataset} from '../element/on-page.test.helper.ts'

beforeAll(() => configure(testDataset))

afterEach(() => document.body.replaceChildren())

it('copies the whole article as clean HTML and text', async () => {
  const element = await shown('reader-article', {slug: 'everything', lang: 'en-GB'})
  const article = part(element, 'article')
  const {html, text} = await copied(element, article, article)
  expect(html).toContain('<h1>Everything at Once</h1>')
  expect(html).toContain(
    '<p>An opening with <strong>strong</strong> words, <a href="https://elsewhere.example/page">another site</a>',
  )
  expect(html).not.toMatch(/ (part|id|class|style|rel|data-\w+|aria-\w+)=/)
  expect(text).toMatch(
    /^Everything at Once\n\n3 May 2026\n\nAn opening with strong words, another site/,
  )
  expect(text).toContain('First heading\n\nThe first part.\n\nSecond heading')
  expect(text?.match(/PIN 004711/g)).toEqual(['PIN 004711'])
  for (const unwanted of ['Contents', 'Available', 'Read next', '·', 'min read']) {
    expect(text).not.toContain(unwanted)
  }
})

it('copies what is selected within a part, also a PIN', async () => {
  const element = await shown('reader-article', {slug: 'everything'})
  const pin = part(element, 'pin')
  expect(await copied(element, pin, pin)).toEqual({html: 'PIN 004711', text: 'PIN 004711'})
})

/** Selects from the start of one element to the end of another, presses the keys to copy, and reads the clipboard's data. */
async function copied(element: Element, from?: Node | null, to?: Node | null) {
  if (from instanceof Element && to) {
    // Every selection begins with a press, which loads the code.
    await userEvent.click(from)
    await import('./copy-cleanly.ts')
    getSelection()?.setBaseAndExtent(from, 0, to, to.childNodes.length)
  }
  const event = new Promise<{html?: string; text?: string}>((resolve) => {
    addEventListener(
      'copy',
      ({clipboardData: data}) =>
        resolve({html: data?.getData('text/html'), text: data?.getData('text/plain')}),
      {once: true},
    )
  })
  await userEvent.copy()
  return event
}
