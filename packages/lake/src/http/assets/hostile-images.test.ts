import {existsSync} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {createServer} from 'node:http'
import {join, parse} from 'node:path'
import {crc32, deflateSync} from 'node:zlib'

import sharp, {type Sharp} from 'sharp'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {
  createTwoColourImage,
  summarizeImage,
  upload,
  uploadForPath,
  useAssetFolder,
} from '../../testing/asset-app.ts'

const assets = useAssetFolder()
const {createApp} = assets

const NOTHING = /^$/
const UNREADABLE = /^The upload cannot be read as an image \(.+\)\. Send JPEG, PNG, WebP/
const TOO_EXPENSIVE = /^Reading the image takes too much processor time: make it smaller/
const TOO_MANY_PIXELS = /^The image has [\d.]+ megapixels; the limit is 100$/

describe('a hostile SVG', () => {
  test.each([
    [
      'nested entities',
      svg(
        '<text>&i;</text>',
        `<!DOCTYPE svg [<!ENTITY a "lollollollol">${entities(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'])}]>`,
      ),
      400,
      UNREADABLE,
    ],
    [
      'an element used a billion times',
      svg(
        `<defs><g id="u0"><rect width="9" height="9"/></g>${Array.from(
          {length: 12},
          (_, level) => `<g id="u${level + 1}">${`<use href="#u${level}"/>`.repeat(10)}</g>`,
        ).join('')}</defs><use href="#u12"/>`,
      ),
      413,
      TOO_EXPENSIVE,
    ],
    [
      'elements nested 200,000 deep',
      svg('<g>'.repeat(200_000) + '</g>'.repeat(200_000)),
      400,
      UNREADABLE,
    ],
    [
      'an element that uses itself',
      svg('<g id="a"><use href="#a"/><use href="#a"/></g>'),
      200,
      NOTHING,
    ],
    [
      'a pattern that paints itself',
      svg(
        '<pattern id="p" width="1" height="1"><rect width="9" height="9" fill="url(#p)"/></pattern><rect width="90" height="90" fill="url(#p)"/>',
      ),
      200,
      NOTHING,
    ],
    [
      'a huge size',
      svg('<rect width="9" height="9"/>').replaceAll('"100"', '"999999999"'),
      400,
      UNREADABLE,
    ],
    [
      'a huge view box',
      svg('<rect width="1e30" height="1e30"/>').replace(
        'width="100" height="100"',
        'viewBox="0 0 1e30 1e30"',
      ),
      400,
      UNREADABLE,
    ],
    [
      'huge filters',
      svg(
        `<filter id="f" x="-10000%" y="-10000%" width="30000%" height="30000%">${'<feTurbulence numOctaves="9999999"/><feMorphology radius="9999"/><feGaussianBlur stdDeviation="9999"/>'.repeat(50)}</filter><rect width="99" height="99" filter="url(#f)"/>`,
      ).replaceAll('"100"', '"4000"'),
      413,
      TOO_EXPENSIVE,
    ],
  ])('with %s ends within its limits, with status %i', async (_, drawing, status, pattern) => {
    const app = createApp({maxProcessorTime: 1000, maxMemory: 600_000_000})
    const [hostile, harmless] = await Promise.all([
      upload(app, drawing, 'filename=drawing.svg'),
      upload(app, 'text', 'filename=a.txt', 'files'),
    ])
    const {message = ''}: {message?: string} = JSON.parse(await hostile.text())
    expect([hostile.status, message, harmless.status]).toEqual([
      status,
      expect.stringMatching(pattern),
      200,
    ])
    expect(await readdir(join(assets.folder, 'incoming'))).toEqual([])
  })

  describe('with references to other places', () => {
    const requests: string[] = []
    const server = createServer((request, response) => {
      requests.push(request.url ?? '')
      response.end()
    })
    let origin = ''
    beforeEach(async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const address = server.address()
      origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    })
    afterEach(() => new Promise((resolve) => server.close(resolve)))

    test('fetches and reads none of them', async () => {
      const app = createApp()
      const secret = parse(await uploadForPath(app, await createTwoColourImage(100, 100))).base
      const name = join(assets.folder, 'images', secret.slice(0, 2), secret)
      expect(existsSync(name)).toBe(true)
      const drawing = svg(
        `<style>@import url(${origin}/style); rect {fill: url(${origin}/paint#p)}</style>
         <image href="${origin}/image" width="9" height="9"/>
         <image href="${name}" width="100" height="100"/>
         <image href="file://${name}" width="100" height="100"/>
         <use href="${origin}/use#a"/><use href="file://${name}#a"/>
         <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${origin}/include"/>
         <filter id="f"><feImage href="${origin}/filter"/></filter>
         <rect width="1" height="1" filter="url(#f)"/>`,
        `<?xml-stylesheet href="${origin}/sheet"?>`,
      )
      const path = await uploadForPath(app, drawing, 'filename=drawing.svg')
      const drawn = await summarizeImage(await app.request(`${path}?fm=jpg`))
      // White where the image would be drawn, whose halves are red and blue.
      expect(drawn).toEqual({format: 'jpeg', size: [100, 100], left: 'white', right: 'white'})
      expect(requests).toEqual([])
    })

    test.each([
      ['a file', 400, () => '<!ENTITY x SYSTEM "file:///etc/passwd">'],
      ['a page', 400, () => `<!ENTITY x SYSTEM "${origin}/entity">`],
      ['a definition', 400, () => `<!ENTITY % y SYSTEM "${origin}/definition"> %y;`],
    ])(
      'is answered with an entity that is %s by %i, and nothing is fetched',
      async (_, status, declare) => {
        const drawing = svg('<text y="50">&x;</text>', `<!DOCTYPE svg [${declare()}]>`)
        const response = await upload(createApp(), drawing, 'filename=drawing.svg')
        await response.arrayBuffer()
        expect([response.status, requests]).toEqual([status, []])
      },
    )
  })
})

describe('a decompression bomb is refused:', () => {
  test('a PNG of 900 megapixels in 110 KB', async () => {
    const response = await upload(createApp(), createBlankPng(30_000, 30_000))
    const {message}: {message?: string} = JSON.parse(await response.text())
    expect([response.status, message]).toEqual([413, expect.stringMatching(TOO_MANY_PIXELS)])
  })

  test('a GIF with 120 frames of 1 megapixel', async () => {
    const gif = repeatFrame(await createBlankGif(1000, 1000), 120)
    const response = await upload(createApp(), gif)
    const {message}: {message?: string} = JSON.parse(await response.text())
    expect([response.status, message]).toEqual([
      413,
      'The image has 120 megapixels; the limit is 100',
    ])
  })
})

test('a PNG that claims to be smaller than its data is read at this size', async () => {
  const png = Buffer.from(createBlankPng(30_000, 30_000))
  png.writeUInt32BE(10, 16)
  png.writeUInt32BE(20, 20)
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  const path = await uploadForPath(createApp(), new Uint8Array(png))
  expect(path).toMatch(/-10x20\.png$/)
})

test.each(['jpg', 'gif', 'webp', 'avif', 'tif'] as const)(
  'a %s image is refused if half of it or less is there',
  async (format) => {
    const app = createApp()
    const encoders = encodersOf(await createTwoColourImage(64, 64))
    const bytes = await encoders[format].toBuffer()
    for (const share of [0.1, 0.5]) {
      const truncated = new Uint8Array(bytes.subarray(0, Math.floor(bytes.length * share)))
      const response = await upload(app, truncated, `filename=photo.${format}`)
      const {message}: {message?: string} = JSON.parse(await response.text())
      expect([share, response.status, message]).toEqual([
        share,
        400,
        expect.stringMatching(UNREADABLE),
      ])
    }
  },
)

async function createBlankGif(width: number, height: number): Promise<Buffer> {
  return sharp({create: {width, height, channels: 3, background: '#000'}})
    .gif()
    .toBuffer()
}

/** Makes an animation of a GIF with one frame, without the time that an encoder needs. */
function repeatFrame(gif: Buffer, count: number): Uint8Array<ArrayBuffer> {
  const flags = gif.readUInt8(10)
  const tableLength = flags >= 0x80 ? 3 * 2 ** ((flags % 8) + 1) : 0
  const start = 13 + tableLength
  const frame = gif.subarray(start, -1)
  return new Uint8Array(
    Buffer.concat([
      gif.subarray(0, start),
      ...Array.from({length: count}, () => frame),
      gif.subarray(-1),
    ]),
  )
}

function encodersOf(png: Uint8Array): Record<'jpg' | 'gif' | 'webp' | 'avif' | 'tif', Sharp> {
  return {
    jpg: sharp(png).jpeg(),
    gif: sharp(png).gif(),
    webp: sharp(png).webp(),
    avif: sharp(png).avif(),
    tif: sharp(png).tiff(),
  }
}

function svg(content: string, prologue = ''): string {
  return `<?xml version="1.0"?>${prologue}<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">${content}</svg>`
}

/** Declares entities of which each contains the one before ten times. */
function entities(names: readonly string[]): string {
  return names
    .slice(1)
    .map((name, index) => `<!ENTITY ${name} "${`&${names[index]};`.repeat(10)}">`)
    .join('')
}

/** Creates a PNG with one bit for each pixel, which is compressed a thousand times. */
function createBlankPng(width: number, height: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(1, 8)
  const rows = Buffer.alloc((1 + Math.ceil(width / 8)) * height)
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}
