import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'
import {
  waitForEvent,
  makeElement,
  findPart,
  readPartTexts,
  showElement,
  testDataset,
} from '../element/on-page.test.helper.ts'
import {registerBlock} from '../custom-blocks.ts'
import {registerLocale} from '../locales/locales.ts'
import {ReaderArticle} from './reader-article.ts'

beforeAll(() => {
  configure(testDataset)
  document.documentElement.lang = 'en-GB'
})

afterEach(() => {
  configure({articlePath: undefined, readerPath: undefined})
  document.body.replaceChildren()
})

describe('<reader-article>', () => {
  it('shows the reader, PIN, status, title, body, sign-off and signature', async () => {
    const element = await showElement('reader-article', {slug: 'everything'})
    expect(
      readPartTexts(element, 'name', 'pin', 'status', 'title', 'sign-off', 'signature'),
    ).toEqual([
      'Ada Quill',
      'PIN 004711',
      'Available',
      'Everything at Once',
      'Love and light,',
      'Ada Quill – PIN 004711',
    ])
    expect(findPart(element, 'lead')?.textContent).toBe(
      'An opening with strong words, another site and an older letter.',
    )
    expect(findPart(element, 'meta')?.textContent).toBe('3 May 2026 · 1 min read')
  })

  it('links to other sites with rel', async () => {
    const element = await showElement('reader-article', {slug: 'everything'})
    const links = [...(findPart(element, 'lead')?.querySelectorAll('a') ?? [])]
    expect(links.map((link) => [link.getAttribute('href'), link.getAttribute('rel')])).toEqual([
      ['https://elsewhere.example/page', 'noopener noreferrer'],
    ])
  })

  it('shows text instead of links if the site has no article pages, even if the settings have a path', async () => {
    const element = await showElement('reader-article', {slug: 'everything'})
    expect(articleLinks(element)).toEqual([])
    expect(findPart(element, 'lead')?.textContent).toContain('an older letter')
    expect(findPart(element, 'related')?.textContent).toContain('An Older Letter')
  })

  it('links to articles by the configured path, or by the path of its own attribute', async () => {
    configure({articlePath: '/columns/{slug}'})
    const element = await showElement('reader-article', {slug: 'everything'})
    const columns = ['/columns/older-letter', '/columns/older-letter']
    expect(articleLinks(element)).toEqual(columns)
    element.setAttribute('article-path', 'https://site.example/{slug}')
    const elsewhere = 'https://site.example/older-letter'
    await expect.poll(() => articleLinks(element)).toEqual([elsewhere, elsewhere])
    element.removeAttribute('article-path')
    await expect.poll(() => articleLinks(element)).toEqual(columns)
  })

  it('links to articles by the path in the settings if it is an absolute URL', async () => {
    const element = await showData({
      title: 'Settings',
      related: [{title: 'Other', slug: 'a b'}],
      settings: {articlePath: 'https://line.example/articles/{slug}'},
    })
    expect(articleLinks(element)).toEqual(['https://line.example/articles/a%20b'])
  })

  it('offers a call to a reader who takes calls, and none to one who does not', async () => {
    const available = await showElement('reader-article', {slug: 'everything'})
    const footer = findPart(available, 'footer')
    expect(footer?.querySelector('[part=card] [part=pin]')).toBeNull()
    const call = footer?.querySelector('[part=call]')
    expect(call?.getAttribute('href')).toBe('tel:+442079460157,,004711')
    expect(call?.textContent).toMatch(/^Call Ada Quill \+44[\d\s]+$/)
    expect(footer?.querySelector('[part=price]')?.textContent).toBe('By card · £1 a minute.')
    const unavailable = await showElement('reader-article', {slug: 'quiet'})
    expect(unavailable.shadowRoot?.querySelector('[part=call]')).toBeNull()
  })

  it('shows an article by its id', async () => {
    const element = await showElement('reader-article', {'article-id': 'article-quiet'})
    expect(readPartTexts(element, 'title')).toEqual(['A Quiet One'])
  })

  it("shows a reader's newest article by PIN", async () => {
    const element = await showElement('reader-article', {pin: '004711'})
    expect(readPartTexts(element, 'title')).toEqual(['Everything at Once'])
  })

  it('uses the slug before the id, and the id before the PIN', async () => {
    const by = {slug: 'quiet', 'article-id': 'article-everything', pin: '004711'}
    expect(readPartTexts(await showElement('reader-article', by), 'title')).toEqual(['A Quiet One'])
    const {slug: _, ...withoutSlug} = {...by, 'article-id': 'article-quiet'}
    expect(readPartTexts(await showElement('reader-article', withoutSlug), 'title')).toEqual([
      'A Quiet One',
    ])
  })

  it('fires events that reach the page from inside a shadow root', async () => {
    const host = document.createElement('div')
    document.body.append(host)
    const receivedTypes: string[] = []
    for (const type of ['reader-article-load', 'reader-article-error']) {
      document.addEventListener(type, ({type: fired}) => receivedTypes.push(fired), {once: true})
    }
    const root = host.attachShadow({mode: 'open'})
    const found = makeElement('reader-article', {slug: 'quiet'})
    const loaded = waitForEvent(found, 'reader-article-load')
    const missing = makeElement('reader-article', {slug: 'nowhere'})
    const failure = waitForEvent(missing, 'reader-article-error')
    root.append(found)
    await loaded
    root.append(missing)
    await failure
    expect(receivedTypes).toEqual(['reader-article-load', 'reader-article-error'])
  })

  it('links to a reader from the text if the page has a path for readers', async () => {
    const data = {
      title: 'Names',
      body: [
        {
          _type: 'block',
          markDefs: [{_key: 'm', _type: 'readerLink', pin: '004711', slug: 'ada-quill'}],
          children: [{_type: 'span', text: 'Ada', marks: ['m']}],
        },
      ],
    }
    const nameIn = async () => {
      const element = makeElement('reader-article')
      element.data = data
      const loaded = waitForEvent(element, 'reader-article-load')
      document.body.append(element)
      await loaded
      const name = findPart(element, 'body')?.querySelector('a, span')
      return [name?.localName, name?.getAttribute('href'), name?.textContent]
    }
    expect(await nameIn()).toEqual(['span', null, 'Ada'])
    configure({readerPath: '/readers/{slug}-{pin}'})
    expect(await nameIn()).toEqual(['a', '/readers/ada-quill-004711', 'Ada'])
  })

  it('uses a language that the page has registered, and English for omitted texts', async () => {
    registerLocale('ga', {readingTime: '{n} nóim. léitheoireachta'})
    const element = await showElement('reader-article', {slug: 'everything', lang: 'ga'})
    expect(findPart(element, 'reading-time')?.textContent).toBe('1 nóim. léitheoireachta')
    expect(readPartTexts(element, 'pin')).toEqual(['PIN 004711'])
  })

  it('shows its cover, unless it is hidden', async () => {
    const asset = {_ref: `image-${'cd'.repeat(20)}-1200x800-jpg`}
    const withCover = async (hide: string) => {
      const element = makeElement('reader-article', {hide})
      element.data = {title: 'Covered', cover: {asset, alt: 'A picture'}, body: ['Words.']}
      const loaded = waitForEvent(element, 'reader-article-load')
      document.body.append(element)
      await loaded
      return findPart(element, 'cover')?.querySelector('img')?.alt
    }
    expect([await withCover(''), await withCover('cover')]).toEqual(['A picture', undefined])
  })

  it('shows its related articles, unless they are hidden', async () => {
    const whole = await showElement('reader-article', {slug: 'everything'})
    expect(findPart(whole, 'related')?.querySelector('li')?.textContent).toBe('An Older Letter')
    const without = await showElement('reader-article', {slug: 'everything', hide: 'related'})
    expect(findPart(without, 'related')).toBeNull()
  })

  it('renders custom blocks, and shows the text of a block whose renderer fails', async () => {
    registerBlock('poll', ({question}, create) =>
      create('p', {part: 'poll'}, `Poll: ${String(question)}`),
    )
    registerBlock('broken', () => {
      throw new Error('broken')
    })
    const element = makeElement('reader-article')
    element.data = {
      title: 'Own',
      body: [
        {_type: 'poll', question: '<b>Why?</b>'},
        {_type: 'broken', words: 'Kept.'},
      ],
    }
    const loaded = waitForEvent(element, 'reader-article-load')
    document.body.append(element)
    await loaded
    expect(readPartTexts(element, 'body')).toEqual(['Poll: <b>Why?</b>Kept.'])
  })

  it('hides the parts in the attribute hide, and begins at the given heading level', async () => {
    const element = await showElement('reader-article', {
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

  it('uses the language of the page around it', async () => {
    const element = makeElement('reader-article', {slug: 'everything', lang: 'de'})
    const loaded = waitForEvent(element, 'reader-article-load')
    document.body.append(element)
    await loaded
    expect(findPart(element, 'meta')?.textContent).toBe('3. Mai 2026 · 1 Min. Lesezeit')
  })

  it('has a table of contents with links if it has five or more headings', async () => {
    const element = await showElement('reader-article', {slug: 'everything'})
    const links = [...(findPart(element, 'contents')?.querySelectorAll('a') ?? [])]
    expect(links.map((link) => link.textContent)).toEqual(
      ['First', 'Second', 'Third', 'Fourth', 'Fifth'].map((name) => `${name} heading`),
    )
    expect(links.map((link) => link.getAttribute('href'))).toEqual(
      ['first', 'second', 'third', 'fourth', 'fifth'].map((name) => `#everything--${name}-heading`),
    )
    links[4]?.click()
    await expect.poll(() => element.shadowRoot?.activeElement?.textContent).toBe('Fifth heading')
    expect(location.hash).toBe('#everything--fifth-heading')
    history.replaceState(null, '', location.pathname + location.search)
    expect(
      (await showElement('reader-article', {slug: 'quiet'})).shadowRoot?.querySelector(
        '[part=contents]',
      ),
    ).toBeNull()
  })

  it('describes its article to search engines while it is on the page and has json-ld', async () => {
    const element = await showElement('reader-article', {slug: 'everything', 'json-ld': ''})
    await expect
      .poll(readDescriptions)
      .toMatchObject([{headline: 'Everything at Once', publisher: {name: 'The Test Line'}}])
    element.remove()
    expect(readDescriptions()).toEqual([])
  })

  it("describes its article with the page's canonical URL, else the URL of the article, else that of the page", async () => {
    const page = location.href.split('#')[0]
    history.replaceState(null, '', '#part')
    expect(await readDescription()).toMatchObject({url: page})
    expect(await readDescription('/columns/{slug}')).toMatchObject({url: page})
    const article = 'https://site.example/everything'
    expect(await readDescription('https://site.example/{slug}')).toMatchObject({url: article})
    const canonical = document.createElement('link')
    document.head.append(
      Object.assign(canonical, {rel: 'canonical', href: 'https://canonical.example/a'}),
    )
    const [first, second] = [
      await readDescription(),
      await readDescription('https://site.example/{slug}'),
    ]
    canonical.remove()
    history.replaceState(null, '', page)
    expect([first, second]).toMatchObject([
      {url: 'https://canonical.example/a'},
      {url: 'https://canonical.example/a'},
    ])
  })

  it('can be defined twice without an error', async () => {
    const {defineReaderArticle} = await import('./reader-article.define.ts')
    defineReaderArticle()
    expect(customElements.get('reader-article')).toBe(ReaderArticle)
  })
})

/** Puts an article with data on the page. */
async function showData(data: unknown): Promise<ReaderArticle> {
  const element = makeElement('reader-article')
  element.data = data
  const loaded = waitForEvent(element, 'reader-article-load')
  document.body.append(element)
  await loaded
  return element
}

/** The URLs of the links to articles in the opening paragraph and in the related articles. */
function articleLinks(element: Element): (string | null)[] {
  const links = element.shadowRoot?.querySelectorAll('[part=lead] a, [part=related] a')
  return [...(links ?? [])]
    .filter((link) => link.textContent !== 'another site')
    .map((link) => link.getAttribute('href'))
}

/** Returns the description for search engines of an article with an `article-path`. */
async function readDescription(articlePath = ''): Promise<unknown> {
  const attributes = {slug: 'everything', 'json-ld': '', 'article-path': articlePath}
  const element = await showElement('reader-article', attributes)
  await expect.poll(readDescriptions).toHaveLength(1)
  const [described] = readDescriptions()
  element.remove()
  return described
}

function readDescriptions(): unknown[] {
  const scripts = document.head.querySelectorAll('script[type="application/ld+json"]')
  return [...scripts].map(({textContent}): unknown => JSON.parse(textContent))
}
