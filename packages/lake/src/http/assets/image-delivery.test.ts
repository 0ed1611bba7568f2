import {createHash} from 'node:crypto'
import {readdir} from 'node:fs/promises'
import {join} from 'node:path'

import sharp from 'sharp'
import {describe, expect, test} from 'vitest'

import {
  BLUE,
  useAssetFolder,
  summarizeImage,
  RED,
  createTwoColourImage,
  uploadForPath,
} from '../../testing/asset-app.ts'

const assets = useAssetFolder()
const {createApp} = assets

describe('an image', () => {
  test('is served to everybody as it was uploaded, with an immutable cache header', async () => {
    const app = createApp()
    const bytes = await createTwoColourImage()
    const path = await uploadForPath(app, bytes)
    const response = await app.request(path)
    expect(Object.fromEntries(response.headers)).toEqual({
      'accept-ranges': 'bytes',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': String(bytes.byteLength),
      'content-type': 'image/png',
      'cross-origin-resource-policy': 'cross-origin',
      etag: `"${createHash('sha1').update(bytes).digest('hex')}"`,
      'x-content-type-options': 'nosniff',
    })
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
    const again = await app.request(path, {
      headers: {'if-none-match': response.headers.get('etag') ?? ''},
    })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test.each([
    ['w=100', {format: 'png', size: [100, 50], left: 'red', right: 'blue'}],
    ['w=800&fit=max', {format: 'png', size: [400, 200], left: 'red', right: 'blue'}],
    ['w=100&h=100&fit=crop', {format: 'png', size: [100, 100], left: 'red', right: 'blue'}],
    [
      'w=100&h=100&fit=crop&crop=left',
      {format: 'png', size: [100, 100], left: 'red', right: 'red'},
    ],
    [
      'w=100&h=100&fit=crop&crop=focalpoint&fp-x=1&fp-y=0.5',
      {format: 'png', size: [100, 100], left: 'blue', right: 'blue'},
    ],
    ['w=100&h=100&fit=crop&crop=entropy', {format: 'png', size: [100, 100]}],
    ['w=100&h=100&fit=fill&bg=fff', {format: 'png', size: [100, 100], left: 'red', right: 'blue'}],
    [
      'h=100&w=400&fit=fill&bg=fff',
      {format: 'png', size: [400, 100], left: 'white', right: 'white'},
    ],
    [
      'h=100&w=400&fit=fill&fm=jpg',
      {format: 'jpeg', size: [400, 100], left: 'white', right: 'white'},
    ],
    ['rect=0,0,100,100&w=50', {format: 'png', size: [50, 50], left: 'red', right: 'red'}],
    ['rect=300,0,100,100&or=180', {format: 'png', size: [100, 100], left: 'red', right: 'red'}],
    ['w=100&or=90', {format: 'png', size: [100, 200]}],
    ['w=100&h=100&fit=crop&or=270', {format: 'png', size: [100, 100]}],
    ['flip=h', {format: 'png', size: [400, 200], left: 'blue', right: 'red'}],
    ['w=100&fm=webp&q=50', {format: 'webp', size: [100, 50], left: 'red', right: 'blue'}],
    ['w=100&fm=avif', {format: 'heif', size: [100, 50], left: 'red', right: 'blue'}],
    ['w=100&fm=pjpg', {format: 'jpeg', size: [100, 50], left: 'red', right: 'blue'}],
    ['w=100&blur=50&sharp=20&sat=50', {format: 'png', size: [100, 50], left: 'red', right: 'blue'}],
    [
      'w=100&h=100&fit=crop&pad=20&bg=fff',
      {format: 'png', size: [100, 100], left: 'white', right: 'white'},
    ],
    ['w=100&fit=crop&min-h=200', {format: 'png', size: [100, 200], left: 'red', right: 'blue'}],
    ['w=50&h=50&fit=scale&dpr=2', {format: 'png', size: [100, 100], left: 'red', right: 'blue'}],
  ])('is transformed by %s', async (query, expected) => {
    const app = createApp()
    const path = await uploadForPath(app, await createTwoColourImage())
    const response = await app.request(`${path}?${query}`)
    expect(response.status).toBe(200)
    expect(await summarizeImage(response)).toMatchObject(expected)
  })

  test('has the best format that the client accepts, and AVIF as soon as it is made', async () => {
    const app = createApp()
    const path = await uploadForPath(app, await createTwoColourImage())
    const get = async (accept: string, etag = ''): Promise<unknown[]> => {
      const response = await app.request(`${path}?w=100&auto=format`, {
        headers: {accept, 'if-none-match': etag},
      })
      const names = ['content-type', 'vary', 'cache-control']
      await response.arrayBuffer()
      return [response.status, ...names.map((name) => response.headers.get(name))]
    }
    const browser = 'image/avif,image/webp,*/*;q=0.8'
    const forever = 'public, max-age=31536000, immutable'
    expect(await get(browser)).toEqual([200, 'image/webp', 'Accept', 'public, max-age=60'])
    expect(await get('image/webp')).toEqual([200, 'image/webp', 'Accept', forever])
    expect(await get('image/webp;q=0,image/png')).toEqual([200, 'image/png', 'Accept', forever])
    expect(await get('*/*')).toEqual([200, 'image/png', 'Accept', forever])
    const avif = [200, 'image/avif', 'Accept', forever]
    await expect.poll(() => get(browser), {timeout: 10_000}).toEqual(avif)

    const request = {headers: {accept: browser}}
    const response = await app.request(`${path}?w=100&auto=format`, request)
    const etag = response.headers.get('etag') ?? ''
    expect(await summarizeImage(response)).toMatchObject({format: 'heif', size: [100, 50]})
    expect(await get(browser, etag)).toEqual([304, null, 'Accept', forever])
    expect(await get('image/webp', etag)).toEqual([200, 'image/webp', 'Accept', forever])
    expect(await get('image/avif;q=0,image/webp')).toEqual([200, 'image/webp', 'Accept', forever])
  })

  test('is transformed once for simultaneous requests, and cached', async () => {
    const app = createApp()
    const path = await uploadForPath(app, await createTwoColourImage())
    const responses = await Promise.all(
      Array.from({length: 20}, async () => app.request(`${path}?w=123&utm=${Math.random()}`)),
    )
    const tags = new Set(responses.map((response) => response.headers.get('etag')))
    expect([...tags]).toEqual([expect.stringMatching(/^"[0-9a-f]{64}"$/)])
    const cachedFiles = await readdir(join(assets.folder, 'transforms'), {recursive: true})
    expect(cachedFiles.filter((name) => name.includes('.'))).toHaveLength(1)
    await Promise.all(responses.map((response) => response.arrayBuffer()))
  })

  test('is refused with 503 if too many requests are waiting', async () => {
    const app = createApp({concurrency: 1, maxWaiting: 2})
    const path = await uploadForPath(app, await createTwoColourImage())
    const responses = await Promise.all(
      Array.from({length: 6}, async (_, index) => app.request(`${path}?w=${50 + index}`)),
    )
    const statuses = responses.map((response) => response.status)
    expect(statuses.toSorted((left, right) => left - right)).toEqual([200, 200, 200, 503, 503, 503])
    const refused = responses.find((response) => response.status === 503)
    expect(refused?.headers.get('retry-after')).toBe('1')
    await Promise.all(responses.map((response) => response.arrayBuffer()))
  })

  test('replaces the least recently used image in a full cache', async () => {
    const app = createApp({maxCacheBytes: 1500})
    const path = await uploadForPath(app, await createTwoColourImage())
    for (let width = 100; width < 120; width++) {
      expect((await app.request(`${path}?w=${width}`)).status).toBe(200)
    }
    const cachedFiles = (
      await readdir(join(assets.folder, 'transforms'), {recursive: true})
    ).filter((name) => name.endsWith('.png'))
    expect(cachedFiles.length).toBeGreaterThan(0)
    expect(cachedFiles.length).toBeLessThan(10)
    expect((await app.request(`${path}?w=100`)).status).toBe(200)
  })

  test('is downloaded under the requested name or its original one', async () => {
    const app = createApp()
    const path = await uploadForPath(app, await createTwoColourImage(), 'filename=My%20photo.png')
    const named = async (query: string): Promise<string | null> =>
      (await app.request(`${path}?${query}`)).headers.get('content-disposition')
    expect(await named('dl=cat.png')).toBe('attachment; filename="cat.png"')
    expect(await named('dl=')).toBe('attachment; filename="My photo.png"')
    expect(await named('dl=&fm=webp')).toBe('attachment; filename="My photo.webp"')
    expect(await named('w=10')).toBeNull()
  })

  test('is served in ranges, and without a body for HEAD', async () => {
    const app = createApp()
    const bytes = await createTwoColourImage()
    const path = await uploadForPath(app, bytes)
    const part = await app.request(path, {headers: {range: 'bytes=10-19'}})
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 10-19/${bytes.length}`,
    ])
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(10, 20))
    const end = await app.request(path, {headers: {range: 'bytes=-5'}})
    expect(new Uint8Array(await end.arrayBuffer())).toEqual(bytes.slice(-5))
    const outside = await app.request(path, {headers: {range: 'bytes=999999-'}})
    expect(outside.status).toBe(416)
    const head = await app.request(path, {method: 'HEAD'})
    expect([head.headers.get('content-length'), await head.text()]).toEqual([
      String(bytes.length),
      '',
    ])
  })

  test('is not served at another path', async () => {
    const app = createApp()
    const path = await uploadForPath(app, await createTwoColourImage())
    for (const wrong of [
      path.replace('local/', 'other/'),
      path.replace('production', 'staging'),
      path.replace('400x200', '400x201'),
      path.replace('.png', '.jpg'),
      '/images/local/production/..%2f..%2f..%2fetc%2fpasswd',
      '/images/local/production/%2e%2e/incoming',
    ]) {
      const response = await app.request(wrong)
      expect([wrong, response.status]).toEqual([wrong, 404])
    }
  })

  test('is refused with 400 and the valid values if a parameter is invalid', async () => {
    const app = createApp()
    const path = await uploadForPath(app, await createTwoColourImage())
    const response = await app.request(`${path}?fit=cover`)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      statusCode: 400,
      error: 'Bad Request',
      message: 'The parameter fit=cover must be one of clip, crop, fill, fillmax, max, scale, min',
    })
  })

  test('is served although a parameter is not supported, which a header names', async () => {
    const app = createApp()
    const path = await uploadForPath(app, await createTwoColourImage())
    const response = await app.request(`${path}?w=50&mask=ellipse`)
    expect([response.status, response.headers.get('x-ignored-parameters')]).toEqual([200, 'mask'])
  })

  test('stays animated after a transformation, unless only its first frame is requested', async () => {
    const frames = await Promise.all(
      [RED, BLUE, RED].map((background) =>
        sharp({create: {width: 60, height: 40, channels: 3, background}})
          .png()
          .toBuffer(),
      ),
    )
    const gif = await sharp(frames, {join: {animated: true}})
      .gif()
      .toBuffer()
    const app = createApp()
    const path = await uploadForPath(app, new Uint8Array(gif), 'filename=moves.gif')
    expect(path).toContain('-60x40.gif')
    const response = await app.request(`${path}?w=30&h=30&fit=crop&auto=format`, {
      headers: {accept: 'image/webp'},
    })
    const {format, pages, width, height} = await sharp(
      new Uint8Array(await response.arrayBuffer()),
    ).metadata()
    expect({format, pages, width, height}).toEqual({
      format: 'webp',
      pages: 3,
      width: 30,
      height: 30,
    })
    expect(await summarizeImage(await app.request(`${path}?frame=1`))).toEqual({
      format: 'gif',
      size: [60, 40],
      left: 'red',
      right: 'red',
    })
  })
})

describe('an SVG', () => {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>alert(1)</script><image href="neighbour.png" width="9" height="9"/><rect width="20" height="20" fill="red"/><rect x="20" width="20" height="20" fill="blue"/></svg>`

  test('cannot run scripts when it is opened', async () => {
    const app = createApp()
    const path = await uploadForPath(app, drawing, 'filename=drawing.svg')
    const response = await app.request(path)
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    )
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    await response.arrayBuffer()
  })

  test('becomes pixels when it is transformed, and is sharp when it is enlarged', async () => {
    const app = createApp()
    const path = await uploadForPath(app, drawing, 'filename=drawing.svg')
    const response = await app.request(`${path}?w=400`)
    expect(await summarizeImage(response)).toEqual({
      format: 'png',
      size: [400, 200],
      left: 'red',
      right: 'blue',
    })
  })
})
