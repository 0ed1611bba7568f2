import {expect, onTestFinished, test} from 'vitest'

import {serveEmptyLake} from './served-lake.ts'

test('the official client learns that a Lake makes no embeddings', async () => {
  const lake = await serveEmptyLake()
  onTestFinished(() => lake.close())
  expect(await lake.editor.datasets.getEmbeddingsSettings('production')).toEqual({
    enabled: false,
    status: 'disabled',
  })
})
