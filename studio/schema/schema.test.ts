import {createClient} from '@sanity/client'
// The function of the public entry turns errors in slugs and pictures into warnings; the Studio does not.
import {validateDocumentInternal} from '@sanity/validation/_internal'
import {createSchema, pathToString, type SanityDocument} from 'sanity'
import {expect, test} from 'vitest'

import {schemaTypes} from './index.ts'

const schema = createSchema({name: 'test', types: schemaTypes})

/** The query results for a PIN, a slug and a former slug that exist already; all others are free. */
const EXISTING = {
  pin: {'700107': [{_id: 'drafts.reader-1', name: 'Clara', retired: null}]},
  slug: {tides: [{_id: 'article-1', name: 'Tides'}]},
  formerSlug: {'spring-tides': [{_id: 'article-1', name: 'Tides'}]},
}

const client = createClient({
  projectId: 'local',
  dataset: 'production',
  apiVersion: '2026-09-01',
  useCdn: false,
  resolveFetch: () => (address) => Promise.resolve(respond(new URL(address))),
})

function respond(url: URL): Response {
  if (!url.pathname.includes('/data/query/')) {
    return Response.json({documents: [], omitted: []})
  }
  const parameter = (name: string) => JSON.parse(url.searchParams.get(`$${name}`) ?? 'null')
  const holders: Record<string, unknown> = url.searchParams.get('query')?.includes('formerSlugs')
    ? EXISTING.formerSlug
    : {...EXISTING.pin, ...EXISTING.slug}
  return Response.json({result: holders[parameter('pin') ?? parameter('slug')] ?? [], ms: 1})
}

async function validate(content: {_type: string; [field: string]: unknown}): Promise<string[]> {
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

test('an article and a reader with all required fields are valid', async () => {
  expect(await validate(article)).toEqual([])
  expect(await validate(reader)).toEqual([])
})

test('a missing field is named in editors’ words', async () => {
  expect(await validate({_type: 'article'})).toEqual([
    'error body: The article has no text yet.',
    'error reader: Choose the reader who wrote this article.',
    'error slug: The address is missing. Press Generate to create it from the title.',
    'error title: Every article needs a title.',
  ])
  expect(await validate({_type: 'reader'})).toEqual([
    'error name: Every reader needs a name.',
    'error pin: Every reader needs a PIN that callers can dial.',
    'error slug: The address is missing. Press Generate to create it from the name.',
  ])
})

test('a PIN or an address that exists already in any version is rejected', async () => {
  expect(await validate({...reader, pin: '700107'})).toEqual([
    'error pin: PIN 700107 belongs to Clara. Choose another.',
  ])
  expect(await validate({...article, slug: slug('tides')})).toEqual([
    'error slug: “Tides” already has this address. Choose another.',
  ])
  expect(await validate({...article, slug: slug('spring-tides')})).toEqual([
    'warning slug: “Tides” had this address formerly. Links to it will lead to this article then.',
  ])
})

test('a PIN in an invalid format is rejected', async () => {
  expect(await validate({...reader, pin: '42'})).toEqual([
    'error pin: A PIN has 4 to 10 digits, such as 700107.',
  ])
})

test('every picture needs an alternative text', async () => {
  const missing = 'Describe what the picture shows, for people who cannot see it.'
  const figure = {_type: 'figure', _key: 'f', asset: image('a')}
  const picture = {_type: 'image', asset: image('b')}
  expect(await validate({...article, cover: picture, body: [paragraph(), figure]})).toEqual([
    `error body[_key=="f"].alt: ${missing}`,
    `error cover.alt: ${missing}`,
  ])
  expect(await validate({...reader, photo: picture})).toEqual([`error photo.alt: ${missing}`])
})

test('an unsafe link is rejected in an article and in a biography', async () => {
  const link = {_type: 'link', _key: 'm', href: '//evil.example'}
  const reason =
    'Two slashes lead to another website. Write https://evil.example, or one slash for a page of yours.'
  expect(await validate({...article, body: [paragraph([link])]})).toEqual([
    `error body[_key=="p"].markDefs[_key=="m"].href: ${reason}`,
  ])
  expect(await validate({...reader, biography: [paragraph([link])]})).toEqual([
    `error biography[_key=="p"].markDefs[_key=="m"].href: ${reason}`,
  ])
})

test('a long title gets a warning, a longer one is rejected', async () => {
  expect(await validate({...article, title: 't'.repeat(71)})).toEqual([
    'warning title: The title has 71 characters; search engines cut it off after about 70.',
  ])
  expect(await validate({...article, title: 't'.repeat(121)})).toEqual([
    'error title: The title has 121 characters; the maximum is 120.',
  ])
})

test('empty blocks are rejected', async () => {
  const empty = ['figure', 'pullQuote', 'callout', 'readerCard', 'audio'].map((type) => ({
    _type: type,
    _key: type,
  }))
  expect(await validate({...article, body: empty})).toEqual([
    'error body[_key=="audio"].caption: Say what the recording contains.',
    'error body[_key=="audio"].file: Upload or choose a sound file, such as an MP3.',
    'error body[_key=="audio"].transcript: Write down what is spoken, for people who cannot hear it and for search engines.',
    'error body[_key=="callout"].body: The callout is empty.',
    'error body[_key=="callout"].tone: Choose a kind.',
    'error body[_key=="figure"]: Upload or choose a picture, or remove this empty one.',
    'error body[_key=="pullQuote"].text: The quote is empty.',
    'error body[_key=="readerCard"].reader: Choose a reader.',
  ])
})

test('an invalid address or phone number in the settings is rejected with an example', async () => {
  const line = {_type: 'phoneLine', _key: 'l', label: 'UK', number: '020 7946', priceWording: '£1'}
  expect(
    await validate({
      _type: 'settings',
      organisation: 'The Quiet Line',
      articlePath: '/articles',
      phoneLines: [line],
    }),
  ).toEqual([
    "error articlePath: Write {slug} once, where the last part of the article's address belongs, such as /articles/{slug}.",
    'error phoneLines[_key=="l"].number: Begin with a plus sign and the country code, then write only digits and single spaces: +44 20 7946 0123.',
  ])
})
