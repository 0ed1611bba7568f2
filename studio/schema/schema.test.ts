import {createClient} from '@sanity/client'
// The public entry turns errors of slugs and pictures into warnings, which the Studio does not do.
import {validateDocumentInternal} from '@sanity/validation/_internal'
import {createSchema, pathToString, type SanityDocument} from 'sanity'
import {expect, test} from 'vitest'

import {schemaTypes} from './index.ts'

const schema = createSchema({name: 'desk', types: schemaTypes})

/** What another reader and another article hold already, as the content API answers. */
const TAKEN = {
  pin: {'700107': [{_id: 'drafts.reader-1', name: 'Clara', retired: null}]},
  slug: {tides: [{_id: 'article-1', name: 'Tides'}]},
}

const client = createClient({
  projectId: 'local',
  dataset: 'production',
  apiVersion: '2026-09-01',
  useCdn: false,
  resolveFetch: () => (address) => Promise.resolve(answer(new URL(address))),
})

function answer(url: URL): Response {
  if (!url.pathname.includes('/data/query/')) {
    return Response.json({documents: [], omitted: []})
  }
  const parameter = (name: string) => JSON.parse(url.searchParams.get(`$${name}`) ?? 'null')
  const holders: Record<string, unknown> = {...TAKEN.pin, ...TAKEN.slug}
  return Response.json({result: holders[parameter('pin') ?? parameter('slug')] ?? [], ms: 1})
}

async function problems(content: {_type: string; [field: string]: unknown}): Promise<string[]> {
  const document: SanityDocument = {
    _id: `drafts.${content._type}-new`,
    _rev: '1',
    _createdAt: '2026-01-01T00:00:00Z',
    _updatedAt: '2026-01-01T00:00:00Z',
    ...content,
  }
  const markers = await validateDocumentInternal({
    document,
    schema,
    getClient: () => client,
    environment: 'studio',
    getDocumentExists: () => Promise.resolve(true),
  })
  return markers
    .map(({level, path, message}) => `${level} ${pathToString(path)}: ${message}`)
    .toSorted()
}

const image = (id: string) => ({_type: 'reference', _ref: `image-${id}-10x10-png`})
const reference = (id: string) => ({_type: 'reference', _ref: id})
const slug = (current: string) => ({_type: 'slug', current})
const paragraph = (markDefs: unknown[] = []) => ({
  _type: 'block',
  _key: 'p',
  style: 'normal',
  markDefs,
  children: [{_type: 'span', _key: 's', text: 'Words.', marks: markDefs.length ? ['m'] : []}],
})

const article = {
  _type: 'article',
  title: 'What the tides say',
  slug: slug('what-the-tides-say'),
  reader: reference('reader-1'),
  body: [paragraph()],
}
const reader = {_type: 'reader', name: 'Idris', pin: '0042', slug: slug('idris')}

test('an article and a reader with all that is needed have no problems', async () => {
  expect(await problems(article)).toEqual([])
  expect(await problems(reader)).toEqual([])
})

test('what is missing is named in an editor’s words', async () => {
  expect(await problems({_type: 'article'})).toEqual([
    'error body: The article has no text yet.',
    'error reader: Choose the reader who wrote this article.',
    'error slug: The address is missing. Press Generate to make the address from the title.',
    'error title: Every article needs a title.',
  ])
  expect(await problems({_type: 'reader'})).toEqual([
    'error name: Every reader needs a name.',
    'error pin: Every reader needs a PIN: callers dial it.',
    'error slug: The address is missing. Press Generate to make the address from the name.',
  ])
})

test('a PIN or an address that another has in any version is refused', async () => {
  expect(await problems({...reader, pin: '700107'})).toEqual([
    'error pin: PIN 700107 belongs to Clara. Choose another.',
  ])
  expect(await problems({...article, slug: slug('tides')})).toEqual([
    'error slug: “Tides” has this address already. Choose another.',
  ])
})

test('a PIN in another form is refused', async () => {
  expect(await problems({...reader, pin: '42'})).toEqual([
    'error pin: A PIN has 4 to 10 digits, such as 700107.',
  ])
})

test('every picture needs a text for those who cannot see it', async () => {
  const missing = 'Say what the picture shows: people who cannot see it will hear this.'
  const figure = {_type: 'figure', _key: 'f', asset: image('a')}
  const picture = {_type: 'image', asset: image('b')}
  expect(await problems({...article, cover: picture, body: [paragraph(), figure]})).toEqual([
    `error body[_key=="f"].alt: ${missing}`,
    `error cover.alt: ${missing}`,
  ])
  expect(await problems({...reader, photo: picture})).toEqual([`error photo.alt: ${missing}`])
})

test('an unsafe link is refused in an article and in a biography', async () => {
  const link = {_type: 'link', _key: 'm', href: '//evil.example'}
  const reason =
    'Two slashes lead to another website. Write https://evil.example, or one slash for a page of yours.'
  expect(await problems({...article, body: [paragraph([link])]})).toEqual([
    `error body[_key=="p"].markDefs[_key=="m"].href: ${reason}`,
  ])
  expect(await problems({...reader, biography: [paragraph([link])]})).toEqual([
    `error biography[_key=="p"].markDefs[_key=="m"].href: ${reason}`,
  ])
})

test('a long title is advised against, a longer one refused', async () => {
  expect(await problems({...article, title: 't'.repeat(71)})).toEqual([
    'warning title: The title has 71 characters; search engines cut it off after about 70.',
  ])
  expect(await problems({...article, title: 't'.repeat(121)})).toEqual([
    'error title: The title has 121 characters; 120 is the most.',
  ])
})

test('blocks without their content are refused', async () => {
  const empty = ['figure', 'pullQuote', 'callout', 'readerCard'].map((type) => ({
    _type: type,
    _key: type,
  }))
  expect(await problems({...article, body: empty})).toEqual([
    'error body[_key=="callout"].body: The callout is empty.',
    'error body[_key=="callout"].tone: Choose a kind.',
    'error body[_key=="figure"]: Upload or choose a picture, or remove this place for one.',
    'error body[_key=="pullQuote"].text: The quote is empty.',
    'error body[_key=="readerCard"].reader: Choose a reader.',
  ])
})

test('settings say what their addresses and numbers look like', async () => {
  const line = {_type: 'phoneLine', _key: 'l', label: 'UK', number: '020 7946', priceWording: '£1'}
  expect(
    await problems({
      _type: 'settings',
      organisation: 'The Quiet Line',
      articlePath: '/articles',
      phoneLines: [line],
    }),
  ).toEqual([
    "error articlePath: Write {slug} once, where the article's own address goes: /articles/{slug}.",
    'error phoneLines[_key=="l"].number: Begin with a plus sign and the country code, then digits only: +44 20 7946 0123.',
  ])
})
