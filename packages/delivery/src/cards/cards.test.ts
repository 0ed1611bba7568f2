import sharp from 'sharp'
import {expect, test} from 'vitest'

import {article, createDocuments, openDelivery} from '../open-delivery.test.helper.ts'
import {CARD_LOOKS} from './card-looks.ts'
import {drawCard} from './draw-card.ts'

const {magazine} = CARD_LOOKS

/** Decodes a picture; returns its format, its size and the colour of a corner. */
async function decode(bytes: Uint8Array) {
  const {data, info} = await sharp(bytes).removeAlpha().raw().toBuffer({resolveWithObject: true})
  const {format} = await sharp(bytes).metadata()
  const corner = `#${data.subarray(0, 3).toString('hex')}`
  return {format, width: info.width, height: info.height, corner}
}

async function fetchPicture(response: Response) {
  const bytes = new Uint8Array(await response.arrayBuffer())
  return {type: response.headers.get('content-type'), ...(await decode(bytes))}
}

/** Returns the properties of the link preview of a page. */
async function previewOf(response: Response): Promise<Readonly<Record<string, string>>> {
  const tags = (await response.text()).matchAll(
    /<meta (?:property|name)="((?:og:image|twitter)[^"]*)" content="([^"]*)">/g,
  )
  const entries = [...tags].map(([, name = '', content = '']) => [
    name,
    content.replaceAll('&amp;', '&'),
  ])
  const preview: Readonly<Record<string, string>> = Object.fromEntries(entries)
  expect(Object.keys(preview).length).toBe(entries.length)
  return preview
}

test('every page has one image for link previews, which is there and has the size that it says', async () => {
  const {get, lake, apiHost} = await openDelivery(undefined, {theme: 'magazine'})
  const upload = async (width: number, height: number) => {
    const background = '#2f7f4f'
    const bytes = await sharp({create: {width, height, channels: 3, background}})
      .png()
      .toBuffer()
    const response = await fetch(`${apiHost}/v2025-02-19/assets/images/production`, {
      method: 'POST',
      headers: {authorization: `Bearer ${lake.token}`, 'content-type': 'image/png'},
      body: new Uint8Array(bytes),
    })
    const {document}: {document: {_id: string}} = await response.json()
    return {_type: 'image', asset: {_type: 'reference', _ref: document._id}, alt: 'A field'}
  }
  const hotspot = {x: 0.5, y: 0.9, width: 0.1, height: 0.1}
  const cover = {...(await upload(1000, 1000)), hotspot}
  await lake.mutate(
    {patch: {id: 'article-how-to-listen', set: {cover}}},
    {patch: {id: 'reader-004711', set: {photo: await upload(400, 400)}}},
  )
  const drawn = {
    'og:image:type': 'image/png',
    'og:image:width': '1200',
    'og:image:height': '630',
    'twitter:card': 'summary_large_image',
  }
  const site = 'https://site.example'
  expect(await previewOf(await get('/articles/how-to-listen'))).toEqual({
    ...drawn,
    'og:image': expect.stringMatching(
      /^http.*-1000x1000\.png\?rect=0,475,1000,525&w=1200&h=630&fit=crop&fm=jpg&bg=ffffff$/,
    ),
    'og:image:type': 'image/jpeg',
    'og:image:alt': 'A field',
  })
  const pages = [
    ['/', '/card.png', 'The Test Line'],
    [
      '/articles/an-older-letter',
      '/articles/an-older-letter/card.png',
      'An Older Letter, Ada Quill',
    ],
    ['/readers/004711', '/readers/004711/card.png', 'Ada Quill'],
    ['/topics/grief', '/topics/grief/card.png', 'Grief'],
  ] as const
  for (const [path, card, alt] of pages) {
    const expected = {...drawn, 'og:image': site + card, 'og:image:alt': alt}
    expect([path, await previewOf(await get(path))]).toEqual([path, expected])
    expect([path, await fetchPicture(await get(card))]).toEqual([
      path,
      {type: 'image/png', format: 'png', width: 1200, height: 630, corner: magazine.background},
    ])
  }
  const {'og:image': photograph = ''} = await previewOf(await get('/articles/how-to-listen'))
  expect(await fetchPicture(await fetch(photograph))).toEqual({
    type: 'image/jpeg',
    format: 'jpeg',
    width: 1200,
    height: 630,
    corner: expect.stringMatching(/^#[23]\w[78]\w[45]\w$/),
  })
})

test('a page that is not there has no image and no card', async () => {
  const {get} = await openDelivery()
  expect(await previewOf(await get('/articles/nothing'))).toEqual({'twitter:card': 'summary'})
  for (const path of ['/articles/nothing', '/readers/9999', '/topics/nothing']) {
    expect((await get(`${path}/card.png`)).status).toBe(404)
  }
})

test('a card is kept until its article changes', async () => {
  const {get, lake} = await openDelivery()
  const state = async () => {
    const {headers} = await get('/articles/an-older-letter/card.png')
    return {hit: headers.get('cache-status'), etag: headers.get('etag')}
  }
  const {etag} = await state()
  await expect.poll(state).toEqual({hit: 'reader-article; hit', etag})
  const headers = {'if-none-match': String(etag)}
  const again = await get('/articles/an-older-letter/card.png', {headers})
  expect([again.status, again.headers.get('cache-control')]).toEqual([
    304,
    'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400',
  ])
  await lake.mutate({patch: {id: 'article-an-older-letter', set: {title: 'A Letter'}}})
  await expect.poll(async () => (await state()).etag).not.toBe(etag)
})

test('a card of a draft is not there', async () => {
  const draft = {...article('secret', 'Secret', '2026-01-01'), _id: 'drafts.article-secret'}
  const {get} = await openDelivery([...createDocuments(), draft])
  expect((await get('/articles/secret/card.png')).status).toBe(404)
})

/** Returns a card with a title only. */
async function drawTitle(title: string): Promise<string> {
  return Buffer.from(await drawCard({title, byline: '', siteName: ''}, magazine)).toString('base64')
}

test.each([
  ['characters that cannot be seen', 'How\u200b to\u202e Listen\u0007', 'How to Listen'],
  ['pictures', 'How to Listen 🎉👩‍👩‍👧', 'How to Listen'],
  ['separate accents', 'Cafe\u0301', 'Caf\u00e9'],
  ['spaces of other kinds', 'How\u00a0to\n Listen', 'How to Listen'],
  ['punctuation that the font does not have', 'How to Listen 〜', 'How to Listen'],
])('a title with %s is drawn without them', async (_, title, plain) => {
  expect(await drawTitle(title)).toBe(await drawTitle(plain))
  expect(await drawTitle(plain)).not.toBe(await drawTitle(''))
})

test.each(['你好，世界', 'كيف تستمع', 'सुनना', 'How to 聴く', '\ud800', '🎉', '﷽'.repeat(500)])(
  'a title that the font cannot draw is lines, not boxes: %j',
  async (title) => {
    expect(await drawTitle(title)).toBe(await drawTitle(''))
  },
)

test.each([
  'Ξ Ж é Ặ ß – “quoted” & <b>',
  'A'.repeat(5000),
  'W'.repeat(299),
  'word '.repeat(500),
  'Donaudampfschifffahrtsgesellschaftskapitän',
])('the text of a card stays within its margins: %j', async (text) => {
  const bytes = await drawCard({title: text, byline: text, siteName: text}, magazine)
  const {data, info} = await sharp(bytes).removeAlpha().raw().toBuffer({resolveWithObject: true})
  const ground = Number.parseInt(magazine.background.slice(1), 16)
  const outside = []
  for (let pixel = 0; pixel < info.width * info.height; pixel++) {
    const [x, y] = [pixel % info.width, Math.floor(pixel / info.width)]
    const isMargin = x < 80 || x >= info.width - 80 || y < 60 || y >= info.height - 40
    if (isMargin && data.readUIntBE(pixel * 3, 3) !== ground) {
      outside.push([x, y])
    }
  }
  expect(outside).toEqual([])
})
