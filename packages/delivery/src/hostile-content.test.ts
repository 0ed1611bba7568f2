import {list, record, serialise, text} from '@reader-article/content'
import {parseFeed} from '@rowanmanning/feed-parser'
import {type DefaultTreeAdapterTypes, parse, parseFragment} from 'parse5'
import {SaxesParser} from 'saxes'
import sharp from 'sharp'
import {describe, expect, test} from 'vitest'

import type {ContentStore} from './content/content-store.ts'
import {createRoutes} from './routes.ts'
import {readSite} from './site.ts'
import {readScript, toMarkup} from './embed/read-script.test.helper.ts'
import {openDelivery} from './open-delivery.test.helper.ts'

interface Specimen {
  readonly name: string
  readonly blocks: unknown
}

// TypeScript compiles each package on its own, so the data for the tests of another one are imported by their URL.
const corpus = new URL('../../content/src/render/corpus.test-data.ts', import.meta.url).href
const {hostileBlocks}: {hostileBlocks: readonly Specimen[]} = await import(corpus)

const MARKUP = `"><script>alert(1)</script>]]>]]><img src=x onerror=alert(1)>&lt;'`
/** Values that the schema does not allow, or that would be code if they were not escaped. */
const VALUES: readonly unknown[] = [
  MARKUP,
  '\ud800\u0007\ufffe\uffff\u2028',
  'javascript:alert(1)',
  '../../{slug}',
  'https://line.example/\r\nset-cookie: a=b"><b>{slug}\u2028ü',
  '%E0%A4%A',
  '275760-09-14',
  '-271821-04-19T00:00:00Z',
  'not_a_language!',
  '__proto__',
  1e300,
  Number.NaN,
  -1,
  true,
  null,
  undefined,
  [],
  [null],
  {},
  {toString: null},
  JSON.parse('{"__proto__": {"title": "x"}, "length": -1}'),
]
const FIELDS = [
  '_id',
  'title',
  'slug',
  'excerpt',
  'publishedAt',
  '_updatedAt',
  'signOff',
  'seo',
  'cover',
  'reader',
  'body',
  'topics',
  'related',
  'settings',
  'name',
  'pin',
  'tagline',
  'biography',
  'photo',
  'availability',
  'description',
  'organisation',
  'articlePath',
  'articles',
  'readers',
]
const PATHS = [
  '/',
  '/articles/x',
  '/articles/x.md',
  '/articles/x.txt',
  '/articles/x.json',
  '/embed/x',
  '/newsletter/x',
  '/newsletter/x?theme=midnight&lang=de',
  '/embed/x.js?live',
  '/readers/004711',
  '/topics/x',
  '/feed.xml',
  '/rss.xml',
  '/feed.json',
  '/readers/004711/feed.xml',
  '/topics/x/rss.xml',
  '/sitemap.xml',
  '/llms.txt',
  '/search.json',
  '/fragments/articles/x',
  '/fragments/readers/004711?lang=de&heading-level=3',
  '/oembed?url=https://site.example/articles/x',
  '/oembed?url=https://site.example/articles/x&format=xml',
]

describe('a hostile article in the Lake', () => {
  test('is words without code at every address', async () => {
    const documents = hostileBlocks.flatMap(({name, blocks}, index) => {
      try {
        const body: unknown = JSON.parse(JSON.stringify(blocks))
        const title = `${MARKUP} ${name}`
        return [
          {
            _id: `article-${index}`,
            _type: 'article',
            title,
            slug: {current: `hostile-${index}`},
            body,
          },
        ]
      } catch {
        // A value that JSON has not cannot be stored either.
        return []
      }
    })
    const {get, lake} = await openDelivery([])
    const stored: number[] = []
    for (const [index, create] of documents.entries()) {
      const {status} = await lake.mutate({create})
      if (status === 200) {
        stored.push(index)
      }
    }
    expect(stored.length).toBeGreaterThan(150)
    for (const index of stored) {
      const slug = String(documents[index]?.slug.current)
      for (const path of [
        `/articles/${slug}`,
        `/articles/${slug}.md`,
        `/articles/${slug}.txt`,
        `/articles/${slug}.json`,
        `/embed/${slug}`,
        `/newsletter/${slug}`,
        `/embed/${slug}.js`,
        `/fragments/articles/${slug}`,
        `/oembed?url=https://site.example/articles/${slug}&format=xml`,
      ]) {
        expect(await findProblemsAt(get, path)).toEqual([])
      }
    }
    for (const path of ['/', '/feed.xml', '/rss.xml', '/feed.json', '/sitemap.xml', '/llms.txt']) {
      expect(await findProblemsAt(get, path)).toEqual([])
    }
  })
})

describe('a hostile result of a query', () => {
  test.each(FIELDS)(
    'with any value in the field %s is words without code at every address',
    async (field) => {
      for (const value of VALUES) {
        expect(await findProblemsOfResult(field, value)).toEqual([])
      }
    },
  )

  test.each([
    ['title', '/articles/x/card.png'],
    ['reader', '/articles/x/card.png'],
    ['settings', '/articles/x/card.png'],
    ['name', '/readers/004711/card.png'],
    ['tagline', '/readers/004711/card.png'],
    ['description', '/topics/x/card.png'],
    ['organisation', '/card.png'],
  ])('with any value in the field %s is a picture of the right size at %s', async (field, path) => {
    for (const value of VALUES) {
      expect(await findProblemsOfResult(field, value, [path])).toEqual([])
    }
  })

  test.each(hostileBlocks)(
    'with $name in its text is words without code at every address',
    async ({blocks}) => {
      expect(await findProblemsOfResult('body', blocks)).toEqual([])
    },
  )
})

test.each([
  '/articles/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  '/articles/%00%0d%0aset-cookie:%20a=b',
  '/articles/..%2f..%2fetc%2fpasswd',
  `/articles/${'a'.repeat(8000)}`,
  '/articles/__proto__',
  '/topics/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E',
  '/topics/%E0%A4%A',
  '/readers/constructor',
  '/embed/x?theme=__proto__',
  '/fragments/articles/x?heading-level=%3Cscript%3E',
  '/fragments/readers/constructor',
  '/search.json?type=__proto__',
  '/embed/x?hide=%3Cscript%3E',
  '/newsletter/x?theme=__proto__',
  '/newsletter/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E',
  '/oembed?url=%3Cscript%3Ealert(1)%3C/script%3E',
  '/oembed?url=https://site.example/articles/x&format=%3Cb%3E',
  '/?page=%3Cscript%3E',
  '//evil.example/articles/x',
])('the request %s gets an error without code', async (path) => {
  const {get} = await openDelivery([])
  const response = await get(path)
  expect([400, 404, 501]).toContain(response.status)
  expect(response.headers.get('set-cookie')).toBeNull()
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  const type = response.headers.get('content-type') ?? ''
  expect(findProblems(path, type, await response.text())).toEqual([])
})

/** Requests an address, and returns what is wrong with the response. */
async function findProblemsAt(
  get: (path: string) => Promise<Response>,
  path: string,
): Promise<readonly string[]> {
  const response = await get(path)
  const type = response.headers.get('content-type') ?? ''
  const problems = findProblems(path, type, await response.text())
  return response.status === 200 ? problems : [`${path}: ${response.status}`, ...problems]
}

/** Requests every address of a dataset in which a field has a value wherever it occurs; returns what is wrong. */
async function findProblemsOfResult(
  field: string,
  value: unknown,
  paths: readonly string[] = PATHS,
): Promise<readonly string[]> {
  const problems: string[] = []
  const site = readSite({
    projectId: 'local',
    dataset: 'production',
    site: {url: 'https://site.example'},
  })
  const result = createResult(field, value)
  const store: ContentStore = {
    get: async () => ({result, fetchedAt: 0, isLast: false}),
    isFresh: () => true,
    isLive: () => false,
    close() {},
  }
  const routes = createRoutes(site, store)
  for (const path of paths) {
    const {pathname, searchParams} = new URL(path, site.url)
    const route = routes.find((each) => matches(each.path, pathname))
    const reply = await route?.reply({
      path: {name: pathname.split('/')[2] ?? '', slug: 'x', pin: '004711'},
      query: Object.fromEntries(searchParams),
      search: '',
      now: new Date('2026-11-29T12:00:00Z'),
    })
    if (reply) {
      // Throws an error if a header has a character that no header can have.
      const headers = new Headers(reply.headers)
      problems.push(...(headers.has('set-cookie') ? [`${path}: set-cookie`] : []))
      const {type, body} = reply
      if (typeof body === 'string') {
        problems.push(...findProblems(path, type, body))
      } else {
        const {width, height} = await sharp(body).metadata()
        problems.push(
          ...(width === 1200 && height === 630 ? [] : [`${path}: ${width} × ${height}`]),
        )
      }
    }
  }
  return problems
}

function matches(route: string, path: string): boolean {
  return new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`).test(path)
}

/** Returns a result that has what all queries ask for, with a value in a field wherever it occurs. */
function createResult(field: string, value: unknown): unknown {
  const set = (fields: Record<string, unknown>) =>
    field in fields ? {...fields, [field]: value} : fields
  const reader = set({
    _id: 'reader-004711',
    name: 'Ada',
    pin: '004711',
    tagline: 'Letters',
    photo: {asset: {_ref: 'image-abc-100x100-jpg'}},
    availability: {status: {label: 'Available', tone: 'available', takesCalls: true}},
  })
  const settings = set({organisation: 'The Line', articlePath: '', phoneLines: []})
  const fields = {
    _id: 'article-x',
    title: 'Title',
    slug: 'x',
    excerpt: 'Excerpt',
    description: 'Description',
    publishedAt: '2026-05-03T12:00:00Z',
    _updatedAt: '2026-05-03T12:00:00Z',
    signOff: 'Yours',
    seo: {title: '', description: ''},
    cover: {asset: {_ref: 'image-abc-1200x800-jpg'}},
    reader,
    body: ['Words.', {_type: 'readerCard', reader}],
    topics: [set({title: 'Topic', slug: 'x'})],
    related: [set({title: 'Related', slug: 'y'})],
    settings,
    biography: ['Words.'],
  }
  return set({
    ...reader,
    ...set(fields),
    articles: [set(fields)],
    readers: [reader],
    total: 1,
  })
}

/** Returns what is wrong with a body: code in it, or an element that only a hostile text can have added. */
function findProblems(path: string, type: string, body: string): readonly string[] {
  const mime = type.split(';')[0] ?? ''
  const isMail = path.startsWith('/newsletter/')
  return findProblemsOf(mime, body, isMail).map((problem) => `${path}: ${problem}`)
}

function findProblemsOf(mime: string, body: string, isMail: boolean): readonly string[] {
  if (mime === 'text/html') {
    return findCode(parse(body).childNodes, isMail)
  }
  if (mime === 'text/javascript') {
    const {tag, article} = readScript(body)
    return [tag, article].flatMap((element) =>
      findCode(parseFragment(serialise(toMarkup(element))).childNodes),
    )
  }
  if (mime.endsWith('json')) {
    const value = record(JSON.parse(body))
    const contents = [value, ...list(value['items'])].flatMap((item) => [
      text(record(item)['html']),
      text(record(item)['content_html']),
    ])
    return contents.flatMap((html) => findCode(parseFragment(html).childNodes))
  }
  if (mime.endsWith('xml')) {
    const {names, contents} = readXml(body)
    const isFeed = /atom|rss/.test(mime)
    return [
      ...names.filter((name) => /^(script|img|iframe|b)$/.test(name)),
      ...contents.flatMap((html) => findCode(parseFragment(html).childNodes)),
      ...(isFeed && parseFeed(body).items.length !== contents.length ? ['items'] : []),
    ]
  }
  return /^text\/(plain|markdown)$/.test(mime) ? [] : [mime]
}

/** Returns the names of the elements of an XML document, and the contents that are HTML. */
function readXml(xml: string): {names: readonly string[]; contents: readonly string[]} {
  const names = new Set<string>()
  const contents: string[] = []
  let content = ''
  const parser = new SaxesParser({xmlns: true})
  const add = (value: string) => {
    content += value
  }
  parser.on('opentag', ({name}) => {
    names.add(name)
    content = ''
  })
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', ({name}) => {
    if (name === 'content' || name === 'content:encoded' || name === 'html') {
      contents.push(content)
    }
  })
  parser.write(xml).close()
  return {names: [...names], contents}
}

const LINKS = /^(https?:\/\/|mailto:|tel:|\/(?![/\\])|#)/
/** A style of a newsletter: neither URLs nor functions. */
const MAIL_STYLE = /^(?:[a-z-]+:[\w #%.,-]+(?:;|$))+$/
const FRAME = /^https:\/\/site\.example\/embed\//

/** Returns the scripts, handlers, frames and unsafe links in HTML, except for our own. */
function findCode(
  nodes: readonly DefaultTreeAdapterTypes.ChildNode[],
  isMail = false,
): readonly string[] {
  return nodes.flatMap((node): readonly string[] => {
    if (!('tagName' in node)) {
      return []
    }
    const {tagName, attrs} = node
    const own = attrs.flatMap(({name, value}) => {
      const isUnsafe =
        name.startsWith('on') ||
        (name === 'style' && tagName !== 'iframe' && !(isMail && MAIL_STYLE.test(value))) ||
        ((name === 'href' || (name === 'src' && tagName !== 'iframe')) && !LINKS.test(value)) ||
        (tagName === 'iframe' && name === 'src' && !FRAME.test(value))
      return isUnsafe ? [`${tagName} ${name}=${value}`] : []
    })
    const isScript =
      tagName === 'script' &&
      !attrs.some(({value}) => value === 'application/ld+json') &&
      !node.childNodes.some(
        (child) => 'value' in child && child.value.startsWith('(() => {\n  const root'),
      )
    const isForeign = /^(object|embed|base|form|svg|math|template|input)$/.test(tagName)
    return [
      ...own,
      ...(isScript || isForeign ? [tagName] : []),
      ...findCode(node.childNodes, isMail),
    ]
  })
}
