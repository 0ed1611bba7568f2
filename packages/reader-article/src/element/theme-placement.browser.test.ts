import magazine from '../../themes/magazine.css?inline'
import midnight from '../../themes/midnight.css?inline'
import {afterEach, beforeAll, describe, expect, it} from 'vitest'
import {page} from 'vitest/browser'

import '../define.ts'
import {configure} from '../configuration.ts'
import {
  findPart,
  makeElement,
  makeReader,
  showElement,
  testDataset,
  write,
} from './on-page.test.helper.ts'

beforeAll(async () => {
  configure(testDataset)
  await write(makeReader('590001', 'Placed Reader'))
})

afterEach(() => {
  document.head.querySelector('style')?.remove()
  document.body.replaceChildren()
})

describe.each([
  ['magazine', magazine],
  ['midnight', midnight],
])('the %s theme on a wide page', (_name, css) => {
  it.each([
    ['reader-article', {slug: 'quiet'}, 'article'],
    ['reader-articles', {limit: '2'}, 'articles'],
    ['reader-articles', {limit: '2', layout: 'grid'}, 'articles'],
    ['reader-articles', {topic: 'no-such-topic'}, 'message'],
    ['reader-directory', {}, 'directory'],
  ] as const)('centers <%s> %j on its paper, which is as wide as its box', async (...args) => {
    const [tag, attributes, part] = args
    await page.viewport(2560, 800)
    addStyles(css)
    const element = await showElement(tag, attributes)
    const paper = element.getBoundingClientRect()
    const content = findPart(element, part)?.getBoundingClientRect() ?? new DOMRect()
    const {clientWidth, scrollWidth} = document.body
    expect([paper.width, scrollWidth]).toEqual([clientWidth, clientWidth])
    expect(content.left - paper.left).toBeCloseTo(paper.right - content.right, 0)
    expect(content.width).toBeLessThan(paper.width * 0.6)
  })

  it('shows a link that is the fallback where the content begins', async () => {
    await page.viewport(2560, 800)
    addStyles(css)
    for (const layout of ['list', 'grid']) {
      const attributes = {limit: '2', layout}
      const element = makeElement('reader-articles', {...attributes, 'api-host': 'http://[::1]:9'})
      element.innerHTML = '<a href="/articles">All articles</a>'
      document.body.append(element)
      const fallback = element.firstElementChild?.getBoundingClientRect().left
      const shown = await showElement('reader-articles', attributes)
      expect(fallback).toBe(findPart(shown, 'articles')?.getBoundingClientRect().left)
      document.body.replaceChildren()
    }
  })

  it('keeps the maximum length of a line that the page has set', async () => {
    await page.viewport(2560, 800)
    addStyles(`${css} :root {--reader-article-measure: 500px}`)
    const article = await showElement('reader-article', {slug: 'quiet'})
    const list = await showElement('reader-articles', {limit: '2'})
    const parts = [findPart(article, 'article'), findPart(list, 'list')]
    expect(parts.map((each) => each?.getBoundingClientRect().width)).toEqual([500, 500])
  })
})

function addStyles(css: string): void {
  const style = document.createElement('style')
  style.textContent = css
  document.head.prepend(style)
}
