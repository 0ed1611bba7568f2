import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'
import {
  heard,
  make,
  part,
  partTexts,
  shown,
  testDataset,
} from '../content-element/on-page.test.helper.ts'
import {registerBlock} from '../custom-blocks.ts'
import {ReaderArticle} from './reader-article.ts'

beforeAll(() => {
  configure(testDataset)
  document.documentElement.lang = 'en-GB'
})

afterEach(() => {
  document.body.replaceChildren()
})

describe('<reader-article>', () => {
  it('shows the reader, PIN, status, title, body, sign-off and signature', async () => {
    const element = await shown('reader-article', {slug: 'everything'})
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
    const element = await shown('reader-article', {slug: 'everything'})
    const links = [...(part(element, 'lead')?.querySelectorAll('a') ?? [])]
    expect(links.map((link) => [link.getAttribute('href'), link.getAttribute('rel')])).toEqual([
      ['https://elsewhere.example/page', 'noopener noreferrer'],
      ['/articles/older-letter', null],
    ])
  })

  it('offers a call to a reader who takes calls, and none to one who does not', async () => {
    const available = await shown('reader-article', {slug: 'everything'})
    const footer = part(available, 'footer')
    const call = footer?.querySelector('[part=call]')
    expect(call?.getAttribute('href')).toBe('tel:+442079460157,,004711')
    expect(footer?.querySelector('[part~=price]')?.textContent).toMatch(
      /^\+44[\d\s]+ · £1 a minute\.$/,
    )
    const unavailable = await shown('reader-article', {slug: 'quiet'})
    expect(unavailable.shadowRoot?.querySelector('[part=call]')).toBeNull()
  })

  it('shows an article by its id', async () => {
    const element = await shown('reader-article', {'article-id': 'article-quiet'})
    expect(partTexts(element, 'title')).toEqual(['A Quiet One'])
  })

  it("shows a reader's newest article by PIN", async () => {
    const element = await shown('reader-article', {pin: '004711'})
    expect(partTexts(element, 'title')).toEqual(['Everything at Once'])
  })

  it('renders blocks that the page has registered, and the text of those that fail', async () => {
    registerBlock('poll', ({question}, create) =>
      create('p', {part: 'poll'}, `Poll: ${String(question)}`),
    )
    registerBlock('broken', () => {
      throw new Error('broken')
    })
    const element = make('reader-article')
    element.data = {
      title: 'Own',
      body: [
        {_type: 'poll', question: '<b>Why?</b>'},
        {_type: 'broken', words: 'Kept.'},
      ],
    }
    const loaded = heard(element, 'reader-article-load')
    document.body.append(element)
    await loaded
    expect(partTexts(element, 'body')).toEqual(['Poll: <b>Why?</b>Kept.'])
  })

  it('leaves out what hide names, and begins at the given heading level', async () => {
    const element = await shown('reader-article', {
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
    const element = make('reader-article', {slug: 'everything', lang: 'de'})
    const loaded = heard(element, 'reader-article-load')
    document.body.append(element)
    await loaded
    expect(part(element, 'meta')?.textContent).toBe('3. Mai 2026 · 1 Min. Lesezeit')
  })

  it('has a table of contents from five headings on, which leads there', async () => {
    const element = await shown('reader-article', {slug: 'everything'})
    const links = [...(part(element, 'contents')?.querySelectorAll('a') ?? [])]
    expect(links.map((link) => link.textContent)).toEqual(
      ['First', 'Second', 'Third', 'Fourth', 'Fifth'].map((name) => `${name} heading`),
    )
    links[4]?.click()
    expect(element.shadowRoot?.activeElement?.textContent).toBe('Fifth heading')
    expect(
      (await shown('reader-article', {slug: 'quiet'})).shadowRoot?.querySelector('[part=contents]'),
    ).toBeNull()
  })

  it('describes its article to search engines while it is there, where it is asked to', async () => {
    const element = await shown('reader-article', {slug: 'everything', 'json-ld': ''})
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

function describedArticles(): unknown[] {
  const scripts = document.head.querySelectorAll('script[type="application/ld+json"]')
  return [...scripts].map(({textContent}): unknown => JSON.parse(textContent))
}
