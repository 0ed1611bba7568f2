import {afterEach, beforeAll, describe, expect, it, vi} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'
import {waitForEvent, makeReader, testDataset, write} from './on-page.test.helper.ts'

beforeAll(async () => {
  configure(testDataset)
  await write(makeReader('630001', 'Ada Quill'))
})

afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

describe('a self-closing tag', () => {
  it.each([
    ['reader-article', '<reader-article slug="quiet" /><footer>More of the page.</footer>'],
    ['reader-card', '<reader-card pin="630001" /> <p>And</p> <reader-card pin="630001" />'],
    ['reader-card', '<reader-card pin="630001" /><reader-card pin="630001" /><footer>End</footer>'],
    ['reader-card', '<ul><li><reader-card pin="630001" /> Ada writes letters.</li></ul>'],
    ['reader-article', '<div><reader-article slug="quiet" />, and more of the page.</div>'],
    ['reader-status', '<p><reader-status pin="630001" /> or <reader-article slug="quiet" /></p>'],
  ])(
    'causes a warning, since the content after it became its fallback: <%s>',
    async (tag, html) => {
      const warn = vi.spyOn(console, 'warn')
      await showMarkup(html)
      await expect.poll(() => warn.mock.calls.flat().join()).toContain(`</${tag}>`)
      expect(warn.mock.calls.flat().join()).toContain(`<${tag} … />`)
    },
  )
})

describe('a tag with an end tag', () => {
  it.each([
    '<reader-article slug="quiet"><a href="/">A link</a></reader-article><footer>Footer</footer>',
    '<div><reader-article slug="quiet"><p>Some <a href="/">link</a></p></reader-article></div>',
    '<div><reader-article slug="quiet"><nav><a href="/">All</a></nav></reader-article> </div>',
    '<div><reader-card pin="630001"></reader-card></div>',
    '<div><reader-card pin="630001">Ada writes letters.</reader-card></div>',
    '<div><reader-card pin="630001"> Ada writes letters. </reader-card></div>',
    '<div><reader-card pin="630001">\n  Ada writes letters.\n</reader-card></div>',
    '<main>The page.</main><reader-card pin="630001" />',
  ])('causes no warning: %s', async (html) => {
    const warn = vi.spyOn(console, 'warn')
    await showMarkup(html)
    // A warning about the first element would come before the warning about this one.
    await showMarkup('<reader-status pin="630001" /><footer>More of the page.</footer>')
    await expect.poll(() => warn.mock.calls.flat().join()).toContain('</reader-status>')
    expect(warn.mock.calls).toHaveLength(1)
  })
})

async function showMarkup(html: string): Promise<void> {
  const holder = document.createElement('div')
  holder.innerHTML = html
  const element = holder.querySelector('reader-article, reader-card, reader-status')
  if (!element) {
    throw new Error('There is no element.')
  }
  const loaded = waitForEvent(element, `${element.localName}-load`)
  document.body.append(holder)
  await loaded
}
