import {afterEach, beforeAll, describe, expect, it, vi} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'
import {eventOf, reader, testDataset, write} from './on-page.test.helper.ts'

beforeAll(async () => {
  configure(testDataset)
  await write(reader('630001', 'Ada Quill'))
})

afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

describe('a tag that closes itself', () => {
  it.each([
    ['reader-article', '<reader-article slug="quiet" /><footer>The page goes on.</footer>'],
    ['reader-card', '<reader-card pin="630001" /> <p>And</p> <reader-card pin="630001" />'],
    ['reader-card', '<reader-card pin="630001" /><reader-card pin="630001" /><footer>End</footer>'],
    ['reader-card', '<ul><li><reader-card pin="630001" /> Ada writes letters.</li></ul>'],
    ['reader-article', '<div><reader-article slug="quiet" />, and the page goes on.</div>'],
    ['reader-status', '<p><reader-status pin="630001" /> or <reader-article slug="quiet" /></p>'],
  ])(
    'is explained on the console, since it has taken the content after it: <%s>',
    async (tag, html) => {
      const warn = vi.spyOn(console, 'warn')
      await shownIn(html)
      await expect.poll(() => warn.mock.calls.flat().join()).toContain(`</${tag}>`)
      expect(warn.mock.calls.flat().join()).toContain(`<${tag} … />`)
    },
  )
})

describe('a tag that is closed', () => {
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
    await shownIn(html)
    // A warning, if there were one, would come before this.
    await shownIn('<reader-status pin="630001" /><footer>The page goes on.</footer>')
    await expect.poll(() => warn.mock.calls.flat().join()).toContain('</reader-status>')
    expect(warn.mock.calls).toHaveLength(1)
  })
})

async function shownIn(html: string): Promise<void> {
  const holder = document.createElement('div')
  holder.innerHTML = html
  const element = holder.querySelector('reader-article, reader-card, reader-status')
  if (!element) {
    throw new Error('There is no element.')
  }
  const loaded = eventOf(element, `${element.localName}-load`)
  document.body.append(holder)
  await loaded
}
