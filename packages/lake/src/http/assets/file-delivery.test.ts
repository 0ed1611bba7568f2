import {createHash} from 'node:crypto'

import {describe, expect, test} from 'vitest'

import {useAssetFolder, upload, uploadForPath} from '../../testing/asset-app.ts'

const assets = useAssetFolder()
const {createApp} = assets

describe('a file', () => {
  test('gets the same document as at Sanity', async () => {
    const sha1 = createHash('sha1').update('one,two').digest('hex')
    const response = await upload(createApp(), 'one,two', 'filename=list.CSV', 'files')
    expect(await response.json()).toEqual({
      document: {
        _id: `file-${sha1}-csv`,
        _type: 'sanity.fileAsset',
        assetId: sha1,
        sha1hash: sha1,
        extension: 'csv',
        mimeType: 'text/csv',
        size: 7,
        originalFilename: 'list.CSV',
        path: `files/local/production/${sha1}.csv`,
        url: `http://localhost:4100/files/local/production/${sha1}.csv`,
        uploadId: expect.stringMatching(/^[0-9a-f]{32}$/),
        createdBy: 'editor',
      },
    })
  })

  test.each([
    ['page.html', 'text/html; charset=utf-8', 'attachment; filename="page.html"', true],
    ['odd.xyz', 'application/octet-stream', 'attachment; filename="odd.xyz"', true],
    ['drawing.svg', 'image/svg+xml', 'attachment; filename="drawing.svg"', true],
    [
      'voice.mp3',
      'audio/mpeg',
      expect.stringMatching(/^inline; filename="[0-9a-f]{40}\.mp3"$/),
      false,
    ],
  ])(
    '%s is served inline only if its type is safe',
    async (filename, type, disposition, hasPolicy) => {
      const app = createApp()
      const path = await uploadForPath(app, 'content', `filename=${filename}`, 'files')
      const response = await app.request(path)
      expect({
        type: response.headers.get('content-type'),
        disposition: response.headers.get('content-disposition'),
        hasPolicy: response.headers.has('content-security-policy'),
        body: await response.text(),
      }).toEqual({type, disposition, hasPolicy, body: 'content'})
    },
  )
})
