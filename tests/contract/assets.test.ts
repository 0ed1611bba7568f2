import {createHash} from 'node:crypto'

import type {AssetMetadataType} from '@sanity/client'
import sharp from 'sharp'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {serveStoredLake, type StoredLake} from './served-lake.ts'

let lake: StoredLake

beforeEach(async () => {
  lake = await serveStoredLake()
})

afterEach(() => lake.close())

async function createPhoto(): Promise<Buffer> {
  return sharp({create: {width: 300, height: 200, channels: 3, background: '#c04000'}})
    .jpeg()
    .toBuffer()
}

describe('the official client uploads assets: it', () => {
  test('receives the document of an image, which is stored like any other document', async () => {
    const bytes = await createPhoto()
    const sha1 = createHash('sha1').update(bytes).digest('hex')
    const document = await lake.editor.assets.upload('image', bytes, {
      filename: 'sunset.jpg',
      title: 'Sunset',
      source: {id: '7', name: 'library'},
    })
    expect(document).toMatchObject({
      _id: `image-${sha1}-300x200-jpg`,
      _type: 'sanity.imageAsset',
      _rev: expect.any(String),
      _createdAt: expect.any(String),
      sha1hash: sha1,
      originalFilename: 'sunset.jpg',
      title: 'Sunset',
      source: {id: '7', name: 'library'},
      url: `${lake.url.replace('127.0.0.1', new URL(lake.url).hostname)}/images/local/production/${sha1}-300x200.jpg`,
      metadata: {dimensions: {width: 300, height: 200, aspectRatio: 1.5}},
    })
    expect(
      await lake.anonymous.fetch('*[_type == "sanity.imageAsset" && sha1hash == $sha1][0]', {sha1}),
    ).toEqual(document)
    expect(await lake.editor.assets.upload('image', bytes, {filename: 'again.jpg'})).toEqual(
      document,
    )
  })

  test.each<[readonly AssetMetadataType[] | undefined, readonly string[]]>([
    [undefined, ['blurHash', 'lqip', 'palette']],
    [[], []],
    [
      ['palette', 'thumbhash', 'exif', 'location'],
      ['palette', 'thumbHash'],
    ],
  ])('gets for extract: %o the metadata %o', async (extract, expected) => {
    const {metadata} = await lake.editor.assets.upload('image', await createPhoto(), {
      ...(extract && {extract: [...extract]}),
    })
    const always = new Set(['_type', 'dimensions', 'hasAlpha', 'isOpaque'])
    const names = Object.keys(metadata).filter((name) => !always.has(name))
    expect(names.toSorted()).toEqual(expected)
  })

  test('fetches the image from its URL, original and transformed', async () => {
    const bytes = await createPhoto()
    const {url} = await lake.editor.assets.upload('image', bytes)
    const original = await fetch(url)
    expect(Buffer.from(await original.arrayBuffer()).equals(bytes)).toBe(true)
    const small = await fetch(`${url}?w=90&h=90&fit=crop&auto=format`, {
      headers: {accept: 'image/webp,*/*', origin: 'https://partner.example'},
    })
    expect({
      status: small.status,
      type: small.headers.get('content-type'),
      origin: small.headers.get('access-control-allow-origin'),
      credentials: small.headers.get('access-control-allow-credentials'),
    }).toEqual({status: 200, type: 'image/webp', origin: '*', credentials: null})
    const {width, height} = await sharp(Buffer.from(await small.arrayBuffer())).metadata()
    expect([width, height]).toEqual([90, 90])
  })

  test('finds neither the image nor a transformed one after it has deleted the document', async () => {
    const {_id, url} = await lake.editor.assets.upload('image', await createPhoto())
    const urls = [url, `${url}?w=90`, `${url}?w=90&auto=format`]
    const statuses = (): Promise<number[]> =>
      Promise.all(urls.map(async (address) => (await fetch(address)).status))
    expect(await statuses()).toEqual([200, 200, 200])
    await lake.editor.delete(_id)
    expect(await statuses()).toEqual([404, 404, 404])
  })

  test('fetches an image again after the Lake has restarted', async () => {
    const {url} = await lake.editor.assets.upload('image', await createPhoto())
    await lake.restart()
    expect((await fetch(`${url}?w=10`)).status).toBe(200)
  })

  test('receives the document of a file, which is served unchanged', async () => {
    const document = await lake.editor.assets.upload('file', Buffer.from('one,two'), {
      filename: 'list.csv',
      contentType: 'text/csv',
    })
    expect(document).toMatchObject({
      _type: 'sanity.fileAsset',
      extension: 'csv',
      mimeType: 'text/csv',
      size: 7,
      originalFilename: 'list.csv',
    })
    const served = await fetch(document.url)
    expect([served.headers.get('content-disposition'), await served.text()]).toEqual([
      'attachment; filename="list.csv"',
      'one,two',
    ])
  })

  test('refers to an image from a document', async () => {
    const {_id: id, url} = await lake.editor.assets.upload('image', await createPhoto())
    await lake.editor.create({
      _id: 'article-one',
      _type: 'article',
      cover: {_type: 'image', asset: {_type: 'reference', _ref: id}},
    })
    expect(await lake.anonymous.fetch('*[_id == "article-one"][0].cover.asset->url')).toBe(url)
    await expect(lake.editor.delete(id)).rejects.toMatchObject({statusCode: 409})
  })

  test('receives the reason why an upload is invalid', async () => {
    await expect(
      lake.editor.assets.upload('image', Buffer.from('not an image')),
    ).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringMatching(/^Bad Request - The upload cannot be read as an image/),
    })
    await expect(lake.anonymous.assets.upload('image', await createPhoto())).rejects.toMatchObject({
      statusCode: 401,
    })
  })
})
