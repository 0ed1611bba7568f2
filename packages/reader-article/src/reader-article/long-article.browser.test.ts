import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'
import {eventOf, make, part, testDataset} from '../element/on-page.test.helper.ts'

beforeAll(() => {
  configure(testDataset)
  document.documentElement.lang = 'en-GB'
})

afterEach(() => {
  document.body.replaceChildren()
})

describe('a long article', () => {
  it('shows all of ten thousand blocks, in sections', async () => {
    const element = make('reader-article')
    element.data = {
      title: 'Long',
      body: Array.from({length: 10_000}, (_, index) => `Part ${index}`),
    }
    const loaded = eventOf(element, 'reader-article-load')
    document.body.append(element)
    await loaded
    const texts = [...(part(element, 'body')?.querySelectorAll('p') ?? [])].map(
      (p) => p.textContent,
    )
    expect(texts).toEqual(Array.from({length: 10_000}, (_, index) => `Part ${index}`))
    expect(element.shadowRoot?.querySelectorAll('[part=section]').length).toBe(200)
  })

  it.each([
    ['words', 'Some words of a sentence. '.repeat(40_000)],
    ['no spaces', 'x'.repeat(1_000_000)],
    ['emoji', '\u{1f600}'.repeat(500_000)],
    ['short lines', 'word\n'.repeat(200_000)],
    [
      'spans',
      Array.from({length: 5000}, (_, index) => [
        `Some words, ${index}, of a sentence that goes on. `.repeat(4),
        index % 3,
      ]),
    ],
  ])('of one paragraph of 1 MB, of %s, never blocks the page for long', async (_, content) => {
    const children =
      typeof content === 'string'
        ? [{_type: 'span', text: content}]
        : content.map(([text, kind]) => ({_type: 'span', text, marks: kind ? ['strong'] : ['em']}))
    const text = children.map((span) => span.text).join('')
    const blocked: number[] = []
    // The best of five, since other programs delay the browser too.
    for (let time = 0; time < 5 && Math.min(...blocked) > 200; time++) {
      const element = make('reader-article')
      element.data = {title: 'Long', body: [{_type: 'block', children}, 'The end.']}
      const loaded = eventOf(element, 'reader-article-load')
      const watch = watchTasks()
      document.body.append(element)
      await loaded
      blocked.push(await watch.longest())
      const [paragraph, last] = part(element, 'body')?.querySelectorAll('p') ?? []
      expect(paragraph?.textContent === text).toBe(true)
      expect(last?.textContent).toBe('The end.')
      element.remove()
    }
    expect(Math.min(...blocked)).toBeLessThan(200)
  })

  it('shows the whole article if it is moved while it is being rendered', async () => {
    const element = make('reader-article')
    element.data = {
      title: 'Moved',
      publishedAt: '2026-03-04T10:00:00Z',
      body: Array.from({length: 600}, (_, index) => `Part ${index}`),
    }
    document.body.append(element)
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => part(element, 'body') && resolve())
      if (element.shadowRoot) {
        observer.observe(element.shadowRoot, {childList: true})
      }
    })
    expect(part(element, 'body')?.querySelectorAll('p').length).toBe(50)
    const loaded = eventOf(element, 'reader-article-load')
    document.body.prepend(element)
    await loaded
    expect(part(element, 'body')?.querySelectorAll('p').length).toBe(600)
    expect(part(element, 'meta')?.textContent).toContain('4 March 2026')
  })

  it.each([
    [4, 0],
    [5, 5],
  ])('with %d headings has a table of contents with %d', async (headings, entries) => {
    const element = make('reader-article')
    const body = Array.from({length: headings}, (_, index) => heading('h2', `Part ${index}`))
    element.data = {title: 'Short', body}
    const loaded = eventOf(element, 'reader-article-load')
    document.body.append(element)
    await loaded
    expect(part(element, 'contents')?.querySelectorAll('a').length ?? 0).toBe(entries)
  })

  it('lists an invalid heading by its text', async () => {
    const element = make('reader-article')
    const broken = {_type: 'block', style: 'h3', children: [{value: 'Rescued'}]}
    const body = Array.from({length: 4}, (_, index) => heading('h2', `Part ${index}`))
    element.data = {title: 'Short', body: [...body, broken]}
    const loaded = eventOf(element, 'reader-article-load')
    document.body.append(element)
    await loaded
    const links = [...(part(element, 'contents')?.querySelectorAll('a') ?? [])]
    expect(links.map((link) => link.textContent).at(-1)).toBe('Rescued')
    const aim = element.shadowRoot?.querySelector(links.at(-1)?.getAttribute('href') ?? '')
    expect([aim?.localName, aim?.textContent]).toEqual(['h3', 'Rescued'])
  })

  it.each([
    ['every heading of a long text', 20, 40, 'Part 0'],
    ['only the chapters of many headings', 20, 41, 'Part 0'],
    ['nothing if there are too many chapters', 61, 0, undefined],
  ])('lists %s, including those below the first screens', async (_, chapters, sections, first) => {
    const element = make('reader-article')
    element.data = {
      title: 'Long',
      body: Array.from({length: 600}, (_unused, index) =>
        index % 6 === 0 && index < chapters * 6
          ? heading('h2', `Part ${index}`)
          : index % 6 === 1 && index < sections * 6
            ? heading('h3', `Section ${index}`)
            : `Text ${index}`,
      ),
    }
    const loaded = eventOf(element, 'reader-article-load')
    document.body.append(element)
    await loaded
    const links = [...(part(element, 'contents')?.querySelectorAll('a') ?? [])]
    const listed = chapters + sections > 60 ? chapters : chapters + sections
    expect(links.length).toBe(listed > 60 ? 0 : listed)
    expect(links[0]?.textContent).toBe(first)
    const aims = links.map((link) =>
      element.shadowRoot?.querySelector(link.getAttribute('href') ?? ''),
    )
    expect(aims.map((aim) => aim?.textContent)).toEqual(links.map((link) => link.textContent))
  })
})

function heading(style: string, text: string) {
  return {_type: 'block', style, children: [{_type: 'span', text}]}
}

/** Measures how long the page cannot react, in milliseconds; `longest()` waits for two more frames. */
function watchTasks() {
  let longest = 0
  let last = performance.now()
  const {port1, port2} = new MessageChannel()
  port1.addEventListener('message', () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    port2.postMessage('')
  })
  port1.start()
  port2.postMessage('')
  return {
    async longest(): Promise<number> {
      for (let frame = 0; frame < 3; frame++) {
        await new Promise((resolve) => requestAnimationFrame(resolve))
      }
      await new Promise((resolve) => setTimeout(resolve))
      port1.close()
      return longest
    },
  }
}
