import {createHash} from 'node:crypto'
import {readdir} from 'node:fs/promises'
import {join} from 'node:path'

import sharp from 'sharp'
import {describe, expect, test} from 'vitest'

import {
  useAssetFolder,
  summarizeImage,
  RED,
  createTwoColourImage,
  upload,
  uploadForDocument,
  uploadForPath,
} from '../../testing/asset-app.ts'
import {openTemporaryLake, TOKEN} from '../../testing/temporary-lake.ts'

const assets = useAssetFolder()
const {createApp} = assets

describe('an uploaded image', () => {
  test('gets the same document as at Sanity', async () => {
    const bytes = await createTwoColourImage()
    const sha1 = createHash('sha1').update(bytes).digest('hex')
    const response = await upload(
      createApp(),
      bytes,
      'filename=Zo%C3%AB.png&title=Zo%C3%AB&sourceName=library',
    )
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      document: {
        _id: `image-${sha1}-400x200-png`,
        _type: 'sanity.imageAsset',
        assetId: sha1,
        sha1hash: sha1,
        extension: 'png',
        mimeType: 'image/png',
        size: bytes.byteLength,
        originalFilename: 'Zoë.png',
        title: 'Zoë',
        source: {name: 'library'},
        path: `images/local/production/${sha1}-400x200.png`,
        url: `http://localhost:4100/images/local/production/${sha1}-400x200.png`,
        uploadId: expect.stringMatching(/^[0-9a-f]{32}$/),
        metadata: {
          _type: 'sanity.imageMetadata',
          dimensions: {
            _type: 'sanity.imageDimensions',
            width: 400,
            height: 200,
            aspectRatio: 2,
          },
          hasAlpha: false,
          isOpaque: true,
          lqip: expect.stringMatching(/^data:image\/jpeg;base64,/),
          blurHash: expect.stringMatching(/^M.{33}$/),
          palette: {
            _type: 'sanity.imagePalette',
            darkMuted: swatch('#970101', 0),
            darkVibrant: swatch('#830101', 0),
            dominant: swatch('#fc0404', 49),
            lightMuted: swatch('#970101', 0),
            lightVibrant: swatch('#fd7b7b', 0, '#000'),
            muted: swatch('#970101', 0),
            vibrant: swatch('#fc0404', 49),
          },
        },
        createdBy: 'editor',
      },
    })
  })

  test('gets the same document for the same bytes', async () => {
    const app = createApp()
    const bytes = await createTwoColourImage()
    const first = await (await upload(app, bytes)).json()
    const second = await (await upload(app, bytes, 'filename=another-name.png')).json()
    expect(second).toEqual(first)
  })

  test('has the format of its bytes, not of its name', async () => {
    const bytes = new Uint8Array(
      await sharp(await createTwoColourImage())
        .webp()
        .toBuffer(),
    )
    const document = await uploadForDocument(createApp(), bytes, 'filename=claims.jpg')
    expect([document.extension, document.mimeType]).toEqual(['webp', 'image/webp'])
  })

  test('has the size of a photograph after its orientation is applied', async () => {
    const bytes = await sharp(await createTwoColourImage())
      .jpeg()
      .withMetadata({orientation: 6})
      .toBuffer()
    const app = createApp()
    const document = await uploadForDocument(app, new Uint8Array(bytes))
    expect(document.metadata.dimensions).toMatchObject({width: 200, height: 400})
    const response = await app.request(`/${document.path}?w=100`)
    expect(await summarizeImage(response)).toMatchObject({size: [100, 200]})
  })

  test.each([
    ['rect=0,0,200,100', {size: [200, 100], left: 'red', right: 'red'}],
    ['rect=0,300,200,100&w=50', {size: [50, 25], left: 'blue', right: 'blue'}],
    ['w=100&h=100&fit=crop&crop=bottom', {size: [100, 100], left: 'blue', right: 'blue'}],
    ['or=90', {size: [400, 200], left: 'blue', right: 'red'}],
    ['or=90&rect=0,0,100,200', {size: [100, 200], left: 'blue', right: 'blue'}],
    ['or=90&w=50&h=50&fit=crop&crop=right', {size: [50, 50], left: 'red', right: 'red'}],
    ['or=180&w=100&h=40&fit=crop&crop=top', {size: [100, 40], left: 'blue', right: 'blue'}],
    ['flip=v&w=100&h=40&fit=crop&crop=top', {size: [100, 40], left: 'red', right: 'red'}],
  ])(
    'is transformed by %s after its orientation is applied, which puts red above blue',
    async (query, expected) => {
      const bytes = await sharp(await createTwoColourImage())
        .jpeg()
        .withMetadata({orientation: 6})
        .toBuffer()
      const app = createApp()
      const path = await uploadForPath(app, new Uint8Array(bytes))
      expect(await summarizeImage(await app.request(`${path}?${query}`))).toMatchObject(expected)
    },
  )

  test('does not say where a photograph was taken, and still has its camera', async () => {
    const app = createApp()
    const photograph = await sharp(await createTwoColourImage())
      .withExif({IFD0: {Make: 'Lumen'}, IFD3: {GPSLatitudeRef: 'N', GPSMapDatum: 'SECRET-DATUM'}})
      .jpeg()
      .toBuffer()
    expect(photograph.includes('SECRET-DATUM')).toBe(true)
    const path = await uploadForPath(app, photograph)
    const served = Buffer.from(await (await app.request(path)).arrayBuffer())
    expect([served.includes('SECRET-DATUM'), served.includes('Lumen')]).toEqual([false, true])
    expect(path).toContain(createHash('sha1').update(served).digest('hex'))
    expect(await uploadForPath(app, photograph)).toBe(path)
    expect(await uploadForPath(app, served)).toBe(path)
  })

  test.each([
    ['meta=none', []],
    ['meta=lqip&meta=thumbhash', ['lqip', 'thumbHash']],
    ['meta=exif&meta=palette', ['palette', 'exif']],
    ['meta=image&meta=blurhash&meta=location', ['blurHash', 'image', 'location']],
  ])('uploaded with %s has only the metadata %o', async (query, names) => {
    const document = await uploadForDocument(createApp(), await takePhotograph(), query)
    expect(Object.keys(document.metadata)).toEqual([
      '_type',
      'dimensions',
      'hasAlpha',
      'isOpaque',
      ...names,
    ])
  })

  test('has the camera, and the location without which its bytes are stored, if the upload requests them', async () => {
    const app = createApp()
    const query = 'meta=exif&meta=image&meta=location&meta=thumbhash'
    const document = await uploadForDocument(app, await takePhotograph(), query)
    const {exif, image, location, thumbHash} = document.metadata
    expect({exif, image, location, thumbHash}).toEqual({
      exif: {
        _type: 'sanity.imageExifMetadata',
        ColorSpace: 65535,
        DateTimeOriginal: '2026-05-04T03:02:01.000Z',
        FNumber: 2.8,
        ISO: 200,
        LensModel: 'Lumen 35',
        PixelXDimension: 400,
        PixelYDimension: 200,
      },
      image: {
        _type: 'sanity.imageExifTags',
        Make: 'Lumen',
        Orientation: 1,
        ResolutionUnit: 2,
        XResolution: 25.4,
        YCbCrPositioning: 1,
        YResolution: 25.4,
      },
      location: {_type: 'geopoint', lat: -33.5, lng: 151.25, alt: 12},
      thumbHash: expect.stringMatching(/^[A-Za-z0-9+/]{20,40}=*$/),
    })
    const served = Buffer.from(await (await app.request(`/${document.path}`)).arrayBuffer())
    expect([served.includes('SECRET-DATUM'), served.includes('Lumen')]).toEqual([false, true])
  })

  test('has no palette if it is white, and one colour if it has one colour', async () => {
    expect(await paletteOf({r: 255, g: 255, b: 255})).toBeUndefined()
    expect(await paletteOf(RED)).toMatchObject({
      dominant: swatch('#fc0404', 100),
    })
  })

  test('is refused if it requests metadata that does not exist', async () => {
    const response = await upload(createApp(), await createTwoColourImage(), 'meta=size')
    expect([response.status, await response.json()]).toEqual([
      400,
      {
        statusCode: 400,
        error: 'Bad Request',
        message:
          'The parameter meta=size must be one of blurhash, exif, image, location, lqip, palette, thumbhash, none',
      },
    ])
  })

  test('has its transparency in its document', async () => {
    const clear = sharp({
      create: {width: 8, height: 8, channels: 4, background: {...RED, alpha: 0.5}},
    })
    const bytes = new Uint8Array(await clear.png().toBuffer())
    const document = await uploadForDocument(createApp(), bytes)
    expect(document.metadata).toMatchObject({
      hasAlpha: true,
      isOpaque: false,
      lqip: expect.stringMatching(/^data:image\/png;base64,/),
    })
  })

  test('is refused without logging in', async () => {
    const response = await createApp().request('/v2026-09-01/assets/images/production', {
      method: 'POST',
      body: await createTwoColourImage(),
    })
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({
      statusCode: 401,
      error: 'Unauthorized',
      message: 'Log in first: send a token as "Authorization: Bearer …"',
    })
    expect(await readdir(assets.folder)).toEqual([])
  })

  test.each([
    ['empty', '', 400, 'The upload is empty: send the file as the body'],
    [
      'text',
      'hello',
      400,
      'The upload cannot be read as an image (Input file contains unsupported image format). Send JPEG, PNG, WebP, GIF, AVIF, TIFF or SVG, or upload it as a file',
    ],
  ])('is refused if it is %s, and no file remains', async (_, body, status, message) => {
    const response = await upload(createApp(), body)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({statusCode: status, message})
    expect(await readdir(join(assets.folder, 'incoming'))).toEqual([])
  })

  test('is refused if it is truncated', async () => {
    const bytes = await createTwoColourImage(800, 800)
    const response = await upload(createApp(), bytes.slice(0, bytes.length / 2))
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      message: expect.stringMatching(/^The upload cannot be read as an image/),
    })
  })

  test('is refused if it has too many bytes, with or without a Content-Length', async () => {
    const app = createApp({maxImageBytes: 1000})
    const big = new Uint8Array(5000)
    const streamed = await app.request(
      new Request('http://localhost/v1/assets/images/production', {
        method: 'POST',
        body: new Blob([big]).stream(),
        headers: {authorization: 'Bearer editor'},
        duplex: 'half',
      }),
    )
    for (const response of [await upload(app, big), streamed]) {
      expect(response.status).toBe(413)
      expect(await response.json()).toEqual({
        statusCode: 413,
        error: 'Payload Too Large',
        message: 'The upload is larger than the limit, 1000 bytes',
      })
    }
  })

  test('leaves no file if the upload is interrupted', async () => {
    const bytes = await createTwoColourImage()
    let sent = 0
    const body = new ReadableStream({
      pull(controller) {
        if (sent++ === 0) {
          controller.enqueue(bytes.slice(0, 100))
        } else {
          controller.error(new Error('the client has disconnected'))
        }
      },
    })
    const request = new Request('http://localhost/v1/assets/images/production', {
      method: 'POST',
      body,
      headers: {authorization: 'Bearer editor'},
      duplex: 'half',
    })
    const response = await createApp().request(request)
    expect([response.status, await response.json()]).toEqual([
      400,
      {statusCode: 400, error: 'Bad Request', message: 'The upload was interrupted: send it again'},
    ])
    expect(await readdir(join(assets.folder, 'incoming'))).toEqual([])
  })

  test('is refused if it has too many pixels', async () => {
    const response = await upload(
      createApp({maxPixels: 1_000_000}),
      await createTwoColourImage(1500, 1000),
    )
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({
      message: 'The image has 1.5 megapixels; the limit is 1',
    })
  })
})

test('the URL of an asset contains no host that a request on this machine has forged', async () => {
  const png = await createTwoColourImage()
  const {lake} = openTemporaryLake({allowedOrigins: ['https://desk.example']})
  const uploadTo = async (host: string, address: string): Promise<[number, unknown]> => {
    const response = await lake.fetch(
      new Request(`http://${host}/v1/assets/images/production`, {
        method: 'POST',
        body: png,
        headers: {authorization: `Bearer ${TOKEN}`},
      }),
      address,
    )
    const {document, message} = Object(await response.json())
    return [response.status, message ?? new URL(Object(document).url).origin]
  }
  expect(await uploadTo('evil.example:4100', '127.0.0.1')).toEqual([
    400,
    expect.stringMatching(/the host evil\.example, which .* "--public-url https:\/\/…"/),
  ])
  expect(await uploadTo('desk.example', '127.0.0.1')).toEqual([200, 'http://desk.example'])
  // The first upload of a picture decides its URL.
  expect(await uploadTo('local.localhost:4100', '::1')).toEqual([200, 'http://desk.example'])
})

test.each([
  ['local.localhost:4100', '127.0.0.1', {}, 'http://localhost:4100'],
  ['192.0.2.1:4100', '192.0.2.7', {}, 'http://192.0.2.1:4100'],
  ['evil.example', '127.0.0.1', {publicUrl: 'https://lake.example'}, 'https://lake.example'],
])('an upload to %s from %s with %o has a URL of %s', async (host, address, options, origin) => {
  const {lake} = openTemporaryLake(options)
  const response = await lake.fetch(
    new Request(`http://${host}/v1/assets/files/production`, {
      method: 'POST',
      body: 'text',
      headers: {authorization: `Bearer ${TOKEN}`},
    }),
    address,
  )
  const {document} = Object(await response.json())
  expect(new URL(Object(document).url).origin).toBe(origin)
})

/** Creates a JPEG with all that a camera writes. */
async function takePhotograph(): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await sharp(await createTwoColourImage())
    .withExif({
      IFD0: {Make: 'Lumen'},
      IFD2: {
        DateTimeOriginal: '2026:05:04 03:02:01',
        FNumber: '28/10',
        ISOSpeedRatings: '200',
        LensModel: 'Lumen 35',
      },
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '33/1 30/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '151/1 15/1 0/1',
        GPSAltitude: '12/1',
        GPSMapDatum: 'SECRET-DATUM',
      },
    })
    .jpeg()
    .toBuffer()
  return new Uint8Array(bytes)
}

async function paletteOf(background: {r: number; g: number; b: number}): Promise<unknown> {
  const image = sharp({create: {width: 10, height: 900, channels: 3, background}})
  const bytes = new Uint8Array(await image.png().toBuffer())
  return (await uploadForDocument(createApp(), bytes, 'meta=palette')).metadata.palette
}

function swatch(background: string, population: number, foreground = '#fff'): unknown {
  return {_type: 'sanity.imagePaletteSwatch', background, foreground, population, title: '#fff'}
}
