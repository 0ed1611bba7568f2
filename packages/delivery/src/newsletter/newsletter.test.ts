import {caniemail, type CanIEmailOptions} from 'caniemail'
import {HtmlValidate} from 'html-validate'
import {type DefaultTreeAdapterTypes, parse} from 'parse5'
import {expect, test} from 'vitest'

import {openDelivery, type TestDelivery} from '../open-delivery.test.helper.ts'

/** The mail programs about which caniemail.com knows enough. */
const MAIL_PROGRAMS: CanIEmailOptions['clients'] = [
  'aol.*',
  'apple-mail.*',
  'fastmail.*',
  'gmail.*',
  'gmx.desktop-webmail',
  'hey.*',
  'mail-ru.*',
  'orange.*',
  'outlook.*',
  'protonmail.*',
  'samsung-email.*',
  'sfr.*',
  'thunderbird.macos',
  'web-de.desktop-webmail',
  'yahoo.*',
]
/** What some programs ignore, and what is lost there. */
const DISPENSABLE = {
  '<body> element': 'replaced by another element; the table has the background too',
  '<code> element': 'the text is shown in the font around it',
  'border-radius': 'corners and photos are square',
  'color-scheme meta tag': 'the program chooses colours itself',
  'dir attribute': 'the program finds the direction',
  'display:none': 'the preheader is tiny',
  'height attribute': 'the image has its natural ratio',
  'height property': 'the image is as high as its attribute says',
  'lang attribute': 'a screen reader has the voice of the program',
  'role attribute': 'a screen reader may announce a table',
  'text-decoration': 'the button is underlined',
  'width attribute': 'the styles have the width too',
}

function paragraph(text: string, marks: readonly string[] = []): object {
  const children = [{_key: 's', _type: 'span', text, marks}]
  return {_key: text, _type: 'block', style: 'normal', markDefs: [], children}
}

/** Returns a reference to a file that need not exist. */
function reference(_ref: string): object {
  return {_type: 'reference', _ref, _weak: true}
}

/** Opens a delivery with an article that has every type of block. */
async function openEverything(site = {}): Promise<TestDelivery> {
  const opened = await openDelivery(undefined, site)
  const body = [
    paragraph('Strong', ['strong', 'em']),
    paragraph('Code', ['code', 'underline', 'strike-through']),
    {...paragraph('A quote'), style: 'blockquote'},
    {...paragraph('A heading'), style: 'h3'},
    {_key: 'p', _type: 'pullQuote', text: 'Pulled', attribution: 'Someone'},
    {...paragraph('One'), listItem: 'number', level: 1},
    {...paragraph('Two'), listItem: 'bullet', level: 2},
    {_key: 'c', _type: 'callout', tone: 'warning', title: '', body: [paragraph('Boxed')]},
    {
      _key: 'f',
      _type: 'figure',
      asset: reference('image-fig-300x600-png'),
      alt: 'A tree',
      caption: 'C',
    },
    {_key: 'r', _type: 'readerCard', reader: {_type: 'reference', _ref: 'reader-004711'}},
    {
      _key: 'a',
      _type: 'audio',
      file: {asset: reference('file-abc-mp3')},
      caption: 'A recording',
      transcript: [paragraph('Spoken')],
    },
    paragraph('Two\nlines'),
  ]
  const {status} = await opened.lake.mutate(
    {patch: {id: 'article-how-to-listen', set: {body}}},
    {patch: {id: 'reader-004711', set: {photo: {asset: reference('image-ada-400x400-jpg')}}}},
  )
  expect(status).toBe(200)
  return opened
}

async function readHtml({get}: TestDelivery, query = ''): Promise<string> {
  const response = await get(`/newsletter/how-to-listen${query}`)
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/html; charset=utf-8',
  ])
  return response.text()
}

/** Returns all elements of a document. */
function elementsOf(html: string): readonly DefaultTreeAdapterTypes.Element[] {
  return elementsWithin(parse(html))
}

function elementsWithin({
  childNodes,
}: DefaultTreeAdapterTypes.ParentNode): readonly DefaultTreeAdapterTypes.Element[] {
  return childNodes.flatMap((node) => ('tagName' in node ? [node, ...elementsWithin(node)] : []))
}

/** Returns the values of an attribute in a document. */
function valuesOf(html: string, tag: string, attribute: string): readonly string[] {
  return elementsOf(html)
    .filter(({tagName}) => tagName === tag)
    .flatMap(({attrs}) => attrs.filter(({name}) => name === attribute).map(({value}) => value))
}

/** Returns the texts between the tags of the body. */
function textsOf(html: string): readonly string[] {
  const body = html.slice(html.indexOf('<body'))
  return body.split(/<[^>]*>/).filter((text) => text.trim() !== '' && text !== '&nbsp;')
}

test('a newsletter has the whole article and its reader, and leads to the web', async () => {
  const opened = await openEverything()
  const html = await readHtml(opened)
  expect(textsOf(html)).toEqual([
    'Slowly &amp; with &lt;care&gt;.',
    'Read on the web',
    'How to Listen',
    'Ada Quill',
    'Letters, mostly.',
    'PIN 004711 ',
    'Strong',
    'Code',
    'A quote',
    'A heading',
    'Pulled',
    'Someone',
    'One',
    'Two',
    'Warning',
    'Boxed',
    'C',
    'Ada Quill',
    'Letters, mostly.',
    'PIN 004711 ',
    'A recording',
    'Listen to the recording',
    'Transcript',
    'Spoken',
    'Two',
    'lines',
    'Yours,',
    'Ada Quill – PIN 004711',
    'Call Ada Quill',
    'The page shows whether Ada Quill takes calls just now.',
    'Read next',
    'An Older Letter',
    'Read on the web',
  ])
  const reader = 'https://site.example/readers/004711'
  expect(valuesOf(html, 'a', 'href')).toEqual([
    'https://site.example/articles/how-to-listen',
    reader,
    reader,
    `${opened.apiHost}/files/local/production/abc.mp3`,
    reader,
    'https://site.example/articles/an-older-letter',
    'https://site.example/articles/how-to-listen',
  ])
})

test('paths in links become URLs', async () => {
  const opened = await openDelivery()
  const markDefs = [{_key: 'm', _type: 'link', href: '/shop?a=1'}]
  const body = [{...paragraph('Shop', ['m']), markDefs}]
  await opened.lake.mutate({patch: {id: 'article-how-to-listen', set: {body}}})
  expect(valuesOf(await readHtml(opened), 'a', 'href')).toContain('https://site.example/shop?a=1')
})

test('it uses tables and inline styles, and nothing that mail programs remove', async () => {
  const html = await readHtml(await openEverything(), '?theme=magazine')
  const elements = elementsOf(html)
  expect([...new Set(elements.map(({tagName}) => tagName))].toSorted()).toEqual(
    'a blockquote body br code div em h1 h2 h3 head html img li meta ol p s strong table tbody td title tr u ul'.split(
      ' ',
    ),
  )
  const properties = elements.flatMap(({tagName}) =>
    valuesOf(html, tagName, 'style').flatMap((style) =>
      style.split(';').map((declaration) => declaration.replace(/:.*/, '')),
    ),
  )
  expect([...new Set(properties)].filter(Boolean).toSorted()).toEqual([
    'background-color',
    'border',
    'border-left',
    'border-radius',
    'color',
    'display',
    'font-family',
    'font-size',
    'font-weight',
    'height',
    'line-height',
    'margin',
    'max-width',
    'padding',
    'text-decoration',
    'width',
  ])
})

test.each(['', '?theme=magazine', '?theme=midnight&lang=de'])(
  'with %j, caniemail.com knows no mail program that lacks what it needs',
  async (query) => {
    const html = await readHtml(await openEverything(), query)
    const {issues} = caniemail({clients: MAIL_PROGRAMS, html})
    const missing = [...issues.errors.values()].flatMap((each) => each.map(({title}) => title))
    expect([...new Set(missing)].toSorted()).toEqual(Object.keys(DISPENSABLE))
  },
)

test.each(['', '?theme=magazine', '?theme=midnight&lang=de'])(
  'with %j, it is valid HTML',
  async (query) => {
    const html = await readHtml(await openEverything(), query)
    const problems: string[] = []
    parse(html, {onParseError: ({code}) => problems.push(code)})
    expect(problems).toEqual([])
    // Outlook for Windows needs attributes that HTML calls deprecated.
    const rules = {'no-deprecated-attr': 'off'} as const
    const validator = new HtmlValidate({extends: ['html-validate:standard'], rules})
    const {results} = await validator.validateString(html)
    const messages = results.flatMap((result) => result.messages)
    expect(messages.map(({ruleId, message}) => `${ruleId}: ${message}`)).toEqual([])
  },
)

test('images fit into the text, are sharp, and have a format that mail programs show', async () => {
  const opened = await openEverything()
  const cover = {asset: {_type: 'reference', _ref: 'image-abc-1600x1000-webp', _weak: true}}
  await opened.lake.mutate({patch: {id: 'article-how-to-listen', set: {cover}}})
  const html = await readHtml(opened)
  const base = `${opened.apiHost}/images/local/production`
  const photo = [`${base}/ada-400x400.jpg?rect=0,0,400,400&w=192`, '', '72', '72']
  const images = elementsOf(html).filter(({tagName}) => tagName === 'img')
  expect(
    images.map(({attrs}) =>
      ['src', 'alt', 'width', 'height'].map(
        (wanted) => attrs.find(({name}) => name === wanted)?.value,
      ),
    ),
  ).toEqual([
    photo,
    [`${base}/abc-1600x1000.webp?rect=50,0,1500,1000&w=1104&fm=jpg`, '', '552', '368'],
    [`${base}/fig-300x600.png?rect=0,0,300,600&w=300`, 'A tree', '300', '600'],
    photo,
  ])
})

test('its policy allows only its own styles, by their hashes', async () => {
  const opened = await openEverything()
  const response = await opened.get('/newsletter/how-to-listen')
  const html = await response.text()
  const styles = elementsOf(html).flatMap(({attrs}) =>
    attrs.filter(({name}) => name === 'style').map(({value}) => value),
  )
  const hashes = [...new Set(styles)].map(async (style) => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
    return `'sha256-${Buffer.from(digest).toString('base64')}'`
  })
  expect(response.headers.get('content-security-policy')).toBe(
    `default-src 'none'; style-src-attr 'unsafe-hashes' ${(await Promise.all(hashes)).join(' ')}; img-src ${opened.apiHost}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  )
  expect(response.headers.get('x-robots-tag')).toBe('noindex')
  expect(response.headers.get('link')).toBe(
    '<https://site.example/articles/how-to-listen>; rel="canonical", <https://site.example/articles/how-to-listen.txt>; rel="alternate"; type="text/plain"',
  )
})

test('theme, language and hidden parts are in the query', async () => {
  const opened = await openEverything()
  const html = await readHtml(
    opened,
    '?theme=midnight&lang=de&hide=header,cover,sign-off,call,related',
  )
  expect(html).toContain('<html lang="de" dir="ltr">')
  expect(html).toContain('<body bgcolor="#12161d"')
  expect(html).toContain('<meta name="color-scheme" content="dark">')
  const texts = textsOf(html)
  expect([texts[0], texts[1], texts[2], texts.at(-2), texts.at(-1)]).toEqual([
    'Slowly &amp; with &lt;care&gt;.',
    'Im Web lesen',
    'Strong',
    'lines',
    'Im Web lesen',
  ])
  expect(valuesOf(html, 'img', 'alt')).toEqual(['A tree', ''])
})

test('it has the theme of the site', async () => {
  const html = await readHtml(await openEverything({theme: 'magazine'}))
  expect(html).toContain('<body bgcolor="#fbf7ef"')
  expect(await readHtml(await openEverything())).toContain('<body style="margin:0;padding:0">')
})

test('a text from right to left has its bars and its lists on the right', async () => {
  const opened = await openEverything()
  await opened.lake.mutate({patch: {id: 'article-how-to-listen', set: {title: 'איך להקשיב'}}})
  const html = await readHtml(opened)
  expect(html).toContain('<html lang="en" dir="rtl">')
  expect(html).toContain('border-right:4px')
  expect(html).not.toContain('border-left:4px')
})

test('a reader who has left cannot be called', async () => {
  const opened = await openEverything()
  await opened.lake.mutate({patch: {id: 'reader-004711', set: {retired: true}}})
  expect(await readHtml(opened)).not.toContain('Call Ada Quill')
})

test('what does not exist is not found, and what is not an option is refused', async () => {
  const {get} = await openDelivery()
  expect((await get('/newsletter/nothing')).status).toBe(404)
  const response = await get('/newsletter/how-to-listen?theme=neon')
  expect([response.status, await response.text()]).toEqual([
    400,
    'theme "neon" is not a theme. Use one of: plain, magazine, midnight.\n',
  ])
})
