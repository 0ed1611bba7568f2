import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import {configure} from '../configuration.ts'
import {checkSchemesAndDirections, findViolations} from '../element/axe.test.helper.ts'
import {
  waitForError,
  readFallback,
  waitForEvent,
  makeElement,
  findPart,
  readPartTexts,
  makeReader,
  showElement,
  testDataset,
  write,
} from '../element/on-page.test.helper.ts'
import {defineReaderArticles} from './reader-articles.define.ts'
import {ReaderArticlesLoadEvent} from './reader-articles-events.ts'

const titles = (...numbers: number[]) => numbers.map((number) => `Piece ${number}`)

beforeAll(async () => {
  configure({...testDataset, articlePath: '/articles/{slug}'})
  defineReaderArticles()
  document.documentElement.lang = 'en-GB'
  document.title = 'Test'
  await write(
    makeReader('530001', 'Writes Much'),
    makeReader('530002', 'Writes Nothing'),
    makeReader('530003', 'Writes Even More'),
    {_id: 'topic-tides', _type: 'topic', title: 'Tides', slug: {current: 'tides'}},
    ...[1, 2, 3, 4, 5, 6, 7].map((number) => ({
      _id: `article-piece-${number}`,
      _type: 'article',
      title: `Piece ${number}`,
      slug: {_type: 'slug', current: `piece-${number}`},
      excerpt: `About ${number}.`,
      publishedAt: `2026-04-0${number}T12:00:00Z`,
      reader: {_type: 'reference', _ref: 'reader-530001'},
      topics: number > 5 ? [{_key: 't', _type: 'reference', _ref: 'topic-tides'}] : [],
      cover: {
        _type: 'figure',
        alt: 'A picture',
        asset: {_type: 'reference', _ref: `image-${'ab'.repeat(20)}-1200x800-jpg`, _weak: true},
      },
    })),
  )
})

afterEach(() => {
  configure({articlePath: '/articles/{slug}'})
  document.body.replaceChildren()
})

describe('<reader-articles>', () => {
  it("lists a reader's articles, newest first, with links to the site's article path", async () => {
    const element = await showElement('reader-articles', {'reader-pin': '530001'})
    expect(findLinks(element)).toEqual(
      [7, 6, 5, 4, 3, 2, 1].map((number) => [`Piece ${number}`, `/articles/piece-${number}`]),
    )
    expect(findPart(element, 'teaser')?.querySelector('p')?.textContent).toBe('About 7.')
    expect(readPartTexts(element, 'meta')).toEqual(['7 April 2026'])
    expect([findPart(element, 'cover'), findPart(element, 'paging')]).toEqual([null, null])
  })

  it('shows excerpts only if every article on screen has one', async () => {
    const bare = {_id: 'article-bare', _type: 'article', title: 'Piece 0', slug: {current: 'bare'}}
    const reader = {_type: 'reference', _ref: 'reader-530004'}
    const full = {...bare, _id: 'article-full', title: 'Piece 1', slug: {current: 'full'}}
    await write(
      makeReader('530004', 'Writes Briefly'),
      {...full, reader, excerpt: 'About 1.', publishedAt: '2026-04-02T12:00:00Z'},
      {...bare, reader, publishedAt: '2026-04-01T12:00:00Z'},
    )
    const element = await showElement('reader-articles', {'reader-pin': '530004', limit: '1'})
    const excerpts = () =>
      Array.from(
        element.renderRoot.querySelectorAll('[part=teaser] > p:not([part])'),
        ({textContent}) => textContent,
      )
    expect(excerpts()).toEqual(['About 1.'])
    await press(element, 'More articles')
    expect([readTitles(element), excerpts()]).toEqual([titles(1, 0), []])
  })

  it('shows titles as text if the site has no article pages, even if the settings have a path', async () => {
    configure({articlePath: undefined})
    const element = await showElement('reader-articles', {'reader-pin': '530001', limit: '3'})
    expect([readTitles(element), findLinks(element)]).toEqual([titles(7, 6, 5), []])
    await press(element, 'More articles')
    expect(element.shadowRoot?.activeElement?.textContent).toBe('Piece 4')
  })

  it('links to the path of its own attribute, and updates the links when the attribute changes', async () => {
    const attributes = {topic: 'tides', 'article-path': '/columns/{slug}'}
    const element = await showElement('reader-articles', attributes)
    expect(findLinks(element)[0]).toEqual(['Piece 7', '/columns/piece-7'])
    element.articlePath = 'https://site.example/{slug}'
    await expect
      .poll(() => findLinks(element)[0])
      .toEqual(['Piece 7', 'https://site.example/piece-7'])
  })

  it('shows ten articles with titles of the second level by default', async () => {
    await write(
      ...Array.from({length: 11}, (_, number) => ({
        _id: `article-eleven-${number}`,
        _type: 'article',
        title: `Eleven ${number}`,
        slug: {_type: 'slug', current: `eleven-${number}`},
        publishedAt: '2026-02-01T12:00:00Z',
        reader: {_type: 'reference', _ref: 'reader-530003'},
      })),
    )
    const element = await showElement('reader-articles', {'reader-pin': '530003'})
    const shownTitles = [...(element.shadowRoot?.querySelectorAll('[part=teaser-title]') ?? [])]
    expect(shownTitles.map(({localName}) => localName)).toEqual(Array(10).fill('h2'))
    expect(readPartTexts(element, 'button')).toEqual(['More articles'])
  })

  it('shows only the first page without paging', async () => {
    const attributes = {'reader-pin': '530001', paging: 'none', limit: '3'}
    const element = await showElement('reader-articles', attributes)
    expect(findLinks(element).map(([title]) => title)).toEqual(titles(7, 6, 5))
    expect(findPart(element, 'paging')).toBeNull()
  })

  it('lists the articles of a topic, with their readers', async () => {
    const element = await showElement('reader-articles', {topic: 'tides'})
    expect(readLinkedTitles(element)).toEqual(titles(7, 6))
    expect(readPartTexts(element, 'meta')).toEqual(['Writes Much · 7 April 2026'])
  })

  it('shows covers in a grid, titles of the given level, and links to its own pattern', async () => {
    const element = await showElement('reader-articles', {
      topic: 'tides',
      layout: 'grid',
      'heading-level': '3',
      'href-pattern': 'https://site.example/{pin}/{slug}',
    })
    expect(findPart(element, 'teaser-title')?.tagName).toBe('H3')
    expect(findLinks(element)).toEqual([
      ['Piece 7', 'https://site.example/530001/piece-7'],
      ['Piece 6', 'https://site.example/530001/piece-6'],
    ])
    const cover = findPart(element, 'cover')
    expect([cover?.getAttribute('width'), cover?.getAttribute('height')]).toEqual(['960', '640'])
  })

  it('adds a page when its button is pressed, and moves the focus to the first new article', async () => {
    const element = await showElement('reader-articles', {'reader-pin': '530001', limit: '3'})
    expect(readLinkedTitles(element)).toEqual(titles(7, 6, 5))
    const event = await press(element, 'More articles')
    expect(readLinkedTitles(element)).toEqual(titles(7, 6, 5, 4, 3, 2))
    expect(element.shadowRoot?.activeElement?.textContent).toBe('Piece 4')
    expect(event).toBeInstanceOf(ReaderArticlesLoadEvent)
    expect(event).toMatchObject({total: 7, stale: false})
    await press(element, 'More articles')
    expect(element.articles.map(({title}) => title)).toEqual(titles(7, 6, 5, 4, 3, 2, 1))
    expect(findPart(element, 'paging')).toBeNull()
  })

  it('turns pages with paging=pages', async () => {
    const attributes = {'reader-pin': '530001', limit: '3', paging: 'pages'}
    const element = await showElement('reader-articles', attributes)
    expect([readButtonLabels(element), readPartTexts(element, 'quiet')]).toEqual([
      ['Next page'],
      ['Page 1 of 3'],
    ])
    await press(element, 'Next page')
    expect([readLinkedTitles(element), readButtonLabels(element)]).toEqual([
      titles(4, 3, 2),
      ['Previous page', 'Next page'],
    ])
    await press(element, 'Next page')
    expect([readLinkedTitles(element), readButtonLabels(element)]).toEqual([
      titles(1),
      ['Previous page'],
    ])
    await press(element, 'Previous page')
    expect([readLinkedTitles(element), readPartTexts(element, 'quiet')]).toEqual([
      titles(4, 3, 2),
      ['Page 2 of 3'],
    ])
  })

  it('keeps its articles if the next page cannot be loaded, and its button works again', async () => {
    const element = await showElement('reader-articles', {'reader-pin': '530001', limit: '5'})
    const {fetch: real} = globalThis
    globalThis.fetch = () => Promise.resolve(new Response('', {status: 403}))
    const failure = waitForEvent(element, 'reader-articles-error')
    element.shadowRoot?.querySelector('button')?.click()
    await failure
    globalThis.fetch = real
    expect(readLinkedTitles(element)).toEqual(titles(7, 6, 5, 4, 3))
    await press(element, 'More articles')
    expect(readLinkedTitles(element)).toEqual(titles(7, 6, 5, 4, 3, 2, 1))
  })

  it('shows a message if there are no articles', async () => {
    const element = await showElement('reader-articles', {'reader-pin': '530002'})
    expect(readPartTexts(element, 'message')).toEqual(['There are no articles here yet.'])
  })

  it.each([
    [{'reader-pin': 'x'}, 'reader-pin="x"', '4 to 10 digits, for example reader-pin="700107".'],
    [{limit: '0'}, 'limit="0"', 'a whole number from 1 to 50, for example limit="12".'],
    [
      {'heading-level': '9'},
      'heading-level="9"',
      'a whole number from 1 to 6, for example heading-level="2".',
    ],
    [{layout: 'tiles'}, 'layout="tiles"', 'layout="list" or layout="grid".'],
    [{paging: 'yes'}, 'paging="yes"', 'paging="more", paging="pages" or paging="none".'],
    [
      {'href-pattern': 'javascript:{slug}'},
      'href-pattern="javascript:{slug}"',
      'a path or URL with {slug}, for example href-pattern="/articles/{slug}".',
    ],
    [
      {'href-pattern': '/articles'},
      'href-pattern="/articles"',
      'a path or URL with {slug}, for example href-pattern="/articles/{slug}".',
    ],
  ])(
    'keeps the fallback and reports what is wrong with %j',
    async (attributes, attribute, valid) => {
      const element = makeElement('reader-articles', attributes)
      const error = await waitForError(element)
      expect([error?.code, error?.message]).toEqual([
        'invalid-attribute',
        `${attribute} is not valid on <reader-articles>. Use ${valid}`,
      ])
      expect(readFallback(element)).toBe('Fallback')
    },
  )

  it.each(['list', 'grid'])('has no violations for axe as a %s', async (layout) => {
    const main = document.createElement('main')
    const heading = document.createElement('h1')
    heading.textContent = 'Articles'
    main.append(heading)
    document.body.append(main)
    await showElement('reader-articles', {'reader-pin': '530001', limit: '3', layout}, main)
    await checkSchemesAndDirections(async (combination) => {
      expect([combination, ...(await findViolations())]).toEqual([combination])
    })
  })
})

function findLinks(element: Element): (string | null)[][] {
  const links = [...(element.shadowRoot?.querySelectorAll('[part=teaser] a') ?? [])]
  return links.map((link) => [link.textContent, link.getAttribute('href')])
}

function readTitles(element: Element): (string | null)[] {
  const all = [...(element.shadowRoot?.querySelectorAll('[part=teaser-title]') ?? [])]
  return all.map(({textContent}) => textContent)
}

function readLinkedTitles(element: Element): (string | null | undefined)[] {
  return findLinks(element).map(([title]) => title)
}

function readButtonLabels(element: Element): (string | null)[] {
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])]
  return buttons.map((button) => button.textContent)
}

function press(element: Element, label: string): Promise<Event> {
  const loaded = waitForEvent(element, 'reader-articles-load')
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])]
  buttons.find((button) => button.textContent === label)?.click()
  return loaded
}
