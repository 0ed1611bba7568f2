import {afterEach, beforeAll, expect, it} from 'vitest'
import {userEvent} from 'vitest/browser'

import '../define.ts'
import {configure} from '../configuration.ts'
import {findPart, showElement, testDataset} from '../element/on-page.test.helper.ts'

beforeAll(() => configure(testDataset))

afterEach(() => document.body.replaceChildren())

it('copies the whole article as clean HTML and text', async () => {
  const element = await showElement('reader-article', {slug: 'everything', lang: 'en-GB'})
  const article = findPart(element, 'article')
  const {html, text} = await copySelection(element, article, article)
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

it('copies a selection within a part, even a PIN', async () => {
  const element = await showElement('reader-article', {slug: 'everything'})
  const pin = findPart(element, 'pin')
  expect(await copySelection(element, pin, pin)).toEqual({html: 'PIN 004711', text: 'PIN 004711'})
})

it('copies a selection that was made with keys only', async () => {
  const element = await showElement('reader-article', {slug: 'everything'})
  const lead = findPart(element, 'lead')
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')
  expect(await copySelection(element, lead, lead, 'keys')).toMatchObject({
    html: expect.stringMatching(/^An opening with <strong>strong<\/strong> words/),
  })
})

/** Selects from the start of one node to the end of another, and copies; returns the data for the clipboard. */
async function copySelection(
  element: Element,
  from?: Node | null,
  to?: Node | null,
  means: 'pointer' | 'keys' = 'pointer',
) {
  if (from instanceof Element && to) {
    // The start of a selection loads the code.
    if (means === 'pointer') {
      await userEvent.click(from)
    }
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
