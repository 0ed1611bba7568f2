import {readdir} from 'node:fs/promises'
import {join} from 'node:path'

import {expect, test} from 'vitest'

import {
  useAssetFolder,
  createTwoColourImage,
  upload,
  uploadForPath,
} from '../../testing/asset-app.ts'

const assets = useAssetFolder()
const {createApp} = assets

/** A small SVG that takes many seconds to draw. */
const ENDLESS = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="2000">
  <filter id="f" x="0" y="0" width="1" height="1">${'<feGaussianBlur stdDeviation="40"/>'.repeat(200)}</filter>
  <g filter="url(#f)"><g filter="url(#f)"><rect width="2000" height="2000" fill="red"/></g></g>
</svg>`

test.each([['w=8192&h=8192&fit=scale&fm=avif'], ['w=9000&h=9000&fit=scale&blur=2000&fm=jpg']])(
  'transforming an image by %s ends at its limit, and a waiting request gets its image',
  async (query) => {
    const app = createApp({maxProcessorTime: 400, concurrency: 1})
    const path = await uploadForPath(app, await createTwoColourImage())
    const [expensive, small] = await Promise.all([
      app.request(`${path}?${query}`),
      app.request(`${path}?w=50`),
    ])
    expect([expensive.status, await expensive.json()]).toEqual([
      503,
      {
        statusCode: 503,
        error: 'Service Unavailable',
        message:
          'Transforming the image takes too much processor time: request a smaller size or fewer effects',
      },
    ])
    expect(expensive.headers.has('retry-after')).toBe(false)
    expect(small.status).toBe(200)
    await small.arrayBuffer()
  },
)

test.each([
  ['processor time', {maxProcessorTime: 300}],
  ['memory', {maxMemory: 1}],
])(
  'an upload that takes too much %s to read is refused and delays no other request',
  async (limit, options) => {
    const app = createApp(options)
    const file = await uploadForPath(app, 'text', 'filename=a.txt', 'files')
    const drawing = upload(app, ENDLESS, 'filename=drawing.svg')
    const first = await Promise.race([drawing, app.request(file)])
    expect([first.status, await first.text()]).toEqual([200, 'text'])
    const drawn = await drawing
    expect([drawn.status, await drawn.json()]).toEqual([
      413,
      {
        statusCode: 413,
        error: 'Payload Too Large',
        message: `Reading the image takes too much ${limit}: make it smaller or simpler, or upload it as a file`,
      },
    ])
    expect(await readdir(join(assets.folder, 'incoming'))).toEqual([])
  },
)

test('an image that waits too long for its turn is refused with 503 and a time to retry', async () => {
  const app = createApp({maxProcessorTime: 1000, concurrency: 1, maxWait: 50})
  const path = await uploadForPath(app, await createTwoColourImage())
  // Whichever image is first takes longer than the second image may wait.
  const responses = await Promise.all(
    ['jpg', 'avif'].map((format) =>
      Promise.resolve(app.request(`${path}?w=8192&h=8192&fit=scale&blur=2000&fm=${format}`)),
    ),
  )
  expect(responses.map(({status}) => status)).toEqual([503, 503])
  const retries = responses.map(({headers}) => headers.get('retry-after'))
  expect(new Set(retries)).toEqual(new Set([null, '1']))
  expect((await app.request(`${path}?w=50`)).status).toBe(200)
})
