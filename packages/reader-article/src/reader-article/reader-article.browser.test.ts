import {articleQueryUrl} from '@reader-article/content'
import {afterEach, beforeAll, describe, expect, inject, it} from 'vitest'
import {page} from 'vitest/browser'

import '../define.ts'
import type {ReaderArticleErrorEvent, ReaderArticleLoadEvent} from '../events.ts'
import {configure} from '../configuration.ts'
import {inEveryLight, objections} from '../content-element/axe.test.helper.ts'
import {registerBlock} from '../custom-blocks.ts'
import {ReaderArticle} from './reader-article.ts'

const lakeUrl = inject('lakeUrl')
const dataset = {projectId: 'local', dataset: 'production', apiHost: lakeUrl}

beforeAll(() => {
  configure(dataset)
  document.documentElement.lang = 'en-GB'
  document.title = 'Test'
})

afterEach(() => {
  document.body.replaceChildren()
})

describe('<reader-article>', () => {
  it('shows the reader, PIN, status, title, body, sign-off and signature', async () => {
    const element = await shown({slug: 'everything'})
    expect(partTexts(element, 'name', 'pin', 'status', 'title', 'sign-off', 'signature')).toEqual([
      'Ada Quill',
      'PIN 004711',
      'Available',
      'Everything at Once',
      'Love and light,',
      'Pin - 004711',
    ])
    expect(part(element, 'lead')?.textContent).toBe(
      'An opening with strong words, another site and an older letter.',
    )
    expect(part(element, 'meta')?.textContent).toBe('3 May 2026 · 1 min read')
  })

  it('links to other sites with rel, and to articles by the path of the settings', async () => {
    const element = await shown({slug: 'everything'})
    const links = [...(part(element, 'lead')?.querySelectorAll('a') ?? [])]
    expect(links.map((link) => [link.getAttribute('href'), link.getAttribute('rel')])).toEqual([
      ['https://elsewhere.example/page', 'noopener noreferrer'],
      ['/articles/older-letter', null],
    ])
  })

  it('offers a call to a reader who takes calls, and none to one who does not', async () => {
    const available = await shown({slug: 'everything'})
    const footer = part(available, 'footer')
    const call = footer?.querySelector('[part=call]')
    expect(call?.getAttribute('href')).toBe('tel:+442079460157,,004711')
    expect(footer?.querySelector('[part~=price]')?.textContent).toMatch(
      /^\+44[\d\s]+ · £1 a minute\.$/,
    )
    const unavailable = await shown({slug: 'quiet'})
    expect(unavailable.shadowRoot?.querySelector('[part=call]')).toBeNull()
  })

  it('shows an article by its id', async () => {
    const element = await shown({'article-id': 'article-quiet'})
    expect(partTexts(element, 'title')).toEqual(['A Quiet One'])
  })

  it("shows a reader's newest article by PIN", async () => {
    const element = await shown({pin: '004711'})
    expect(partTexts(element, 'title')).toEqual(['Everything at Once'])
  })

  it('keeps the fallback until the article is there', async () => {
    const element = make({slug: 'quiet'})
    const loaded = load(element)
    document.body.append(element)
    expect(visibleText(element)).toBe('Read it there')
    await loaded
    expect(visibleText(element)).toBe('')
    expect(element.matches(':state(loading)')).toBe(false)
  })

  it('keeps the fallback where there is no such article, and says so', async () => {
    const element = make({slug: 'nowhere'})
    const failed = failure(element)
    document.body.append(element)
    const {error} = await failed
    expect([error.code, error.message]).toEqual([
      'not-found',
      '<reader-article> found no published article for slug="nowhere": is it published, and the spelling right?',
    ])
    expect(visibleText(element)).toBe('Read it there')
    expect(element.matches(':state(error)')).toBe(true)
  })

  it('shows one quiet line where there is neither article nor fallback', async () => {
    const element = make({slug: 'nowhere'})
    element.replaceChildren()
    const failed = failure(element)
    document.body.append(element)
    await failed
    await expect
      .poll(() => partTexts(element, 'message'))
      .toEqual(['This article cannot be shown just now.'])
  })

  it.each([
    [{}, 'missing-attribute', 'slug="how-to-listen"'],
    [{pin: '12a'}, 'invalid-attribute', 'pin="12a"'],
    [{slug: 'x', 'project-id': 'No Such'}, 'invalid-attribute', 'project-id="No Such"'],
    [{slug: 'x', dataset: 'a/b'}, 'invalid-attribute', 'dataset="a/b"'],
    [{slug: 'x', 'api-host': 'localhost:1'}, 'invalid-attribute', 'api-host="localhost:1"'],
    [{slug: 'x', 'api-host': 'http://127.0.0.1:9'}, 'unreachable', 'sanity cors add'],
    [{slug: 'x', dataset: 'nowhere'}, 'refused', '404'],
  ])('says what is wrong with %j', async (attributes, code, words) => {
    const element = make(attributes)
    const failed = failure(element)
    document.body.append(element)
    const {error} = await failed
    expect(error.code).toBe(code)
    expect(error.message).toContain(words)
  })

  it('shows the last article asked for, whichever answer comes last', async () => {
    const element = make({slug: 'everything'})
    document.body.append(element)
    await element.updateComplete
    element.slug = 'older-letter'
    await element.updateComplete
    element.slug = 'quiet'
    await load(element)
    expect(partTexts(element, 'title')).toEqual(['A Quiet One'])
  })

  it('shows all of an article when it is moved while that is being put on the page', async () => {
    const element = make({})
    element.data = {
      title: 'Moved',
      publishedAt: '2026-03-04T10:00:00Z',
      body: Array.from({length: 600}, (_, index) => `Part ${index}`),
    }
    document.body.append(element)
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => part(element, 'body') && resolve())
      if (element.shadowRoot) observer.observe(element.shadowRoot, {childList: true})
    })
    expect(part(element, 'body')?.querySelectorAll('p').length).toBe(50)
    const loaded = load(element)
    document.body.prepend(element)
    await loaded
    expect(part(element, 'body')?.querySelectorAll('p').length).toBe(600)
    expect(part(element, 'meta')?.textContent).toContain('4 March 2026')
  })

  it('loads after it has been removed and put back', async () => {
    const element = make({slug: 'quiet'})
    document.body.append(element)
    await element.updateComplete
    element.remove()
    const loaded = load(element)
    document.body.append(element)
    await loaded
    expect(partTexts(element, 'title')).toEqual(['A Quiet One'])
  })

  it('keeps its article when it is moved', async () => {
    const element = await shown({slug: 'quiet'})
    const before = requests()
    document.body.prepend(element)
    await element.updateComplete
    expect(partTexts(element, 'title')).toEqual(['A Quiet One'])
    expect(requests()).toBe(before)
    element.hide = 'header'
    await expect.poll(() => part(element, 'title')).toBeNull()
  })

  it('asks for twenty articles in two requests', async () => {
    const before = requests()
    const elements = Array.from({length: 20}, (_, index) => make({slug: `many-${index}`}))
    const loaded = Promise.all(elements.map(load))
    document.body.append(...elements)
    await loaded
    expect(elements.map((element) => partTexts(element, 'title')[0])).toEqual(
      elements.map((_, index) => `One of Many ${index}`),
    )
    expect(requests() - before).toBe(2)
  })

  it('asks once for what two elements show', async () => {
    const before = requests()
    const elements = [make({slug: 'many-3'}), make({slug: 'many-3'})]
    const loaded = Promise.all(elements.map(load))
    document.body.append(...elements)
    await loaded
    expect(requests() - before).toBe(1)
  })

  it('asks at the very address that articleQueryUrl() gives', async () => {
    await shown({slug: 'many-7'})
    expect(performance.getEntriesByType('resource').map(({name}) => name)).toContain(
      articleQueryUrl(dataset, {by: 'slug', value: 'many-7'}),
    )
  })

  it('shows the last copy, marked as such, where the backend is down', async () => {
    const down = {...dataset, apiHost: 'http://127.0.0.1:9'}
    const cache = await caches.open('reader-article')
    const status = {label: 'Available', tone: 'available', takesCalls: true}
    const reader = {_id: 'r', name: 'Ada Quill', pin: '004711', availability: {status}}
    const settings = {phoneLines: [{label: 'By card', number: '+442079460157', priceWording: ''}]}
    const result = {title: 'From the Larder', body: 'Kept text.', reader, settings}
    const copy = JSON.stringify({result})
    await cache.put(articleQueryUrl(down, {by: 'slug', value: 'kept'}), new Response(copy))
    const element = make({slug: 'kept', 'api-host': down.apiHost})
    const loaded = load(element)
    document.body.append(element)
    expect((await loaded).stale).toBe(true)
    expect(partTexts(element, 'title')).toEqual(['From the Larder'])
    expect(element.matches(':state(stale)')).toBe(true)
    // It says nothing of now, so that nobody is sent a call on it.
    expect([partTexts(element, 'name')[0], part(element, 'status'), part(element, 'call')]).toEqual(
      ['Ada Quill', null, null],
    )
  })

  it('shows data that is already there, and fetches nothing', async () => {
    const before = requests()
    const element = make({})
    element.data = {title: 'At Hand', body: [{_type: 'table', cells: ['some', 'text']}]}
    const loaded = load(element)
    document.body.append(element)
    await loaded
    expect(partTexts(element, 'title', 'body')).toEqual(['At Hand', 'some text'])
    expect(requests()).toBe(before)
  })

  it('shows all of ten thousand blocks, in sections', async () => {
    const element = make({})
    element.data = {
      title: 'Long',
      body: Array.from({length: 10_000}, (_, index) => `Part ${index}`),
    }
    const loaded = load(element)
    document.body.append(element)
    await loaded
    const texts = [...(part(element, 'body')?.querySelectorAll('p') ?? [])].map(
      (p) => p.textContent,
    )
    expect(texts).toEqual(Array.from({length: 10_000}, (_, index) => `Part ${index}`))
    expect(element.shadowRoot?.querySelectorAll('[part=section]').length).toBe(200)
  })

  it.each([
    ['every heading of a long text', 20, 40, 'Part 0'],
    ['the chapters alone where there are many headings', 20, 80, 'Part 0'],
    ['nothing where even the chapters are too many', 70, 0, undefined],
  ])('lists %s, those below the first screens too', async (_, chapters, sections, first) => {
    const element = make({})
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
    const loaded = load(element)
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

  it('renders blocks that the page has registered, and the text of those that fail', async () => {
    registerBlock('poll', ({question}, create) =>
      create('p', {part: 'poll'}, `Poll: ${String(question)}`),
    )
    registerBlock('broken', () => {
      throw new Error('broken')
    })
    const element = make({})
    element.data = {
      title: 'Own',
      body: [
        {_type: 'poll', question: '<b>Why?</b>'},
        {_type: 'broken', words: 'Kept.'},
      ],
    }
    const loaded = load(element)
    document.body.append(element)
    await loaded
    expect(partTexts(element, 'body')).toEqual(['Poll: <b>Why?</b>Kept.'])
  })

  it('waits for the screen where it is lazy', async () => {
    const tall = document.createElement('div')
    tall.style.height = '5000px'
    document.body.append(tall)
    const element = make({slug: 'quiet', loading: 'lazy'})
    const before = requests()
    const loaded = load(element)
    document.body.append(element)
    await element.updateComplete
    await shown(
      {slug: 'older-letter'},
      document.body.insertBefore(document.createElement('div'), tall),
    )
    expect(requests() - before).toBe(1)
    element.scrollIntoView()
    await loaded
    expect(partTexts(element, 'title')).toEqual(['A Quiet One'])
  })

  it('leaves out what hide names, and begins at the given heading level', async () => {
    const element = await shown({
      slug: 'everything',
      hide: 'sign-off call related',
      'heading-level': '2',
    })
    const root = element.shadowRoot
    expect([
      root?.querySelector('[part=title]')?.tagName,
      root?.querySelector('[part~=heading]')?.tagName,
    ]).toEqual(['H2', 'H3'])
    expect(
      root?.querySelector('[part=sign-off], [part=signature], [part=call], [part=related]'),
    ).toBeNull()
    element.hide = 'header'
    await expect.poll(() => root?.querySelector('[part=title]')).toBeNull()
  })

  it('speaks the language of the page around it', async () => {
    const element = make({slug: 'everything', lang: 'de'})
    const loaded = load(element)
    document.body.append(element)
    await loaded
    expect(part(element, 'meta')?.textContent).toBe('3. Mai 2026 · 1 Min. Lesezeit')
  })

  it('has a table of contents from five headings on, which leads there', async () => {
    const element = await shown({slug: 'everything'})
    const links = [...(part(element, 'contents')?.querySelectorAll('a') ?? [])]
    expect(links.map((link) => link.textContent)).toEqual(
      ['First', 'Second', 'Third', 'Fourth', 'Fifth'].map((name) => `${name} heading`),
    )
    links[4]?.click()
    expect(element.shadowRoot?.activeElement?.textContent).toBe('Fifth heading')
    expect((await shown({slug: 'quiet'})).shadowRoot?.querySelector('[part=contents]')).toBeNull()
  })

  it('has nothing that axe objects to in any light and direction', async () => {
    const main = document.createElement('main')
    document.body.append(main)
    await shown({slug: 'everything'}, main)
    await inEveryLight(async (where) => {
      expect([where, ...(await objections())]).toEqual([where])
    })
  })

  it.each([320, 768, 1440])(
    'fits a screen of %d pixels, at twice the size of text',
    async (width) => {
      await page.viewport(width, 800)
      document.documentElement.style.fontSize = '200%'
      const element = await shown({slug: 'everything'})
      expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth)
      document.documentElement.style.fontSize = ''
    },
  )

  it('holds its form on a page that resets everything', async () => {
    const reset = document.createElement('style')
    reset.textContent = '* {all: unset; display: inline !important; font-size: 1px}'
    document.head.append(reset)
    const element = await shown({slug: 'quiet'})
    const title = part(element, 'title')
    expect([getComputedStyle(element).display, title && getComputedStyle(title).display]).toEqual([
      'block',
      'block',
    ])
    reset.remove()
  })

  it('describes its article to search engines while it is there, where it is asked to', async () => {
    const element = await shown({slug: 'everything', 'json-ld': ''})
    await expect
      .poll(describedArticles)
      .toMatchObject([
        {headline: 'Everything at Once', url: `${location.origin}/articles/everything`},
      ])
    element.remove()
    expect(describedArticles()).toEqual([])
  })

  it('does no harm when it is defined twice', async () => {
    const {defineReaderArticle} = await import('./reader-article.define.ts')
    defineReaderArticle()
    expect(customElements.get('reader-article')).toBe(ReaderArticle)
  })
})

function make(attributes: Record<string, string>): ReaderArticle {
  const element = document.createElement('reader-article')
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append('Read it there')
  return element
}

async function shown(
  attributes: Record<string, string>,
  where: Element = document.body,
): Promise<ReaderArticle> {
  const element = make(attributes)
  const loaded = load(element)
  where.append(element)
  await loaded
  return element
}

function load(element: ReaderArticle): Promise<ReaderArticleLoadEvent> {
  return new Promise((resolve, reject) => {
    element.addEventListener('reader-article-load', resolve, {once: true})
    element.addEventListener('reader-article-error', ({error}) => reject(error), {once: true})
  })
}

function failure(element: ReaderArticle): Promise<ReaderArticleErrorEvent> {
  return new Promise((resolve) => {
    element.addEventListener('reader-article-error', resolve, {once: true})
  })
}

function part(element: ReaderArticle, name: string): Element | null | undefined {
  return element.shadowRoot?.querySelector(`[part~=${name}]`)
}

function partTexts(element: ReaderArticle, ...names: string[]): (string | undefined)[] {
  return names.map((name) => part(element, name)?.textContent)
}

/** The page's own content, where it is what is on screen. */
function visibleText(element: ReaderArticle): string {
  const slot = element.shadowRoot?.querySelector('slot')
  return (
    slot
      ?.assignedNodes()
      .map((node) => node.textContent)
      .join('') ?? ''
  )
}

function describedArticles(): unknown[] {
  const scripts = document.head.querySelectorAll('script[type="application/ld+json"]')
  return [...scripts].map(({textContent}): unknown => JSON.parse(textContent))
}

function requests(): number {
  return performance.getEntriesByType('resource').filter(({name}) => name.includes('/data/query/'))
    .length
}

function heading(style: string, text: string) {
  return {_type: 'block', style, children: [{_type: 'span', text}]}
}
