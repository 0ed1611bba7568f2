import {parseDocument} from '@reader-article/import/read'
import {
  createPendingDocuments,
  findStatusSources,
  importOne,
  type LoadedDocument,
  openRepository,
  openSnapshot,
  type Repository,
} from '@reader-article/import/plan'
import {expect, test} from 'vitest'

import {openImportDataset} from './import-dataset.ts'

const NOW = new Date('2026-11-28T12:00:00Z')

test('a snapshot plans the same writes as the dataset itself, with 5 queries', async () => {
  const dataset = await openImportDataset()
  const texts = [
    'Clara Bell - PIN 700107 - Available\n\nStored and the same\n\nOne.\n',
    'Clara Bell - PIN 700107 - Busy\n\nStored and changed\n\nTwo.\n',
    'Dora Moon - PIN 700108 - Away\n\nBy someone else\n\nThree.\n',
  ]
  await dataset.importFiles(
    texts.map((text, index) => ({name: `${index}.txt`, bytes: new TextEncoder().encode(text)})),
  )
  const files = [
    ['same.txt', texts[0] ?? ''],
    ['changed.txt', (texts[1] ?? '').replace('Two', 'Other')],
    [
      'other-reader.txt',
      (texts[2] ?? '').replace('Dora Moon - PIN 700108', 'Eva Sun - PIN 700109'),
    ],
    [
      'new.md',
      'Finn - PIN 700110 - Gone fishing\n\n# New\n\nSee [this](article:stored-and-the-same).\n',
    ],
  ] as const
  const documents = await Promise.all(files.map(([file, text]) => load(text, file)))
  const {client} = dataset
  const urls: string[] = []
  const counting = client.withConfig({
    resolveFetch: () => async (url, init) => {
      urls.push(url)
      return fetch(url, init)
    },
  })
  const snapshot = await openSnapshot(
    counting,
    documents.map(({document}) => document),
  )
  const planned = await planAll(documents, snapshot)
  expect(withoutRandomIds(planned)).toEqual(
    withoutRandomIds(await planAll(documents, openRepository(client))),
  )
  expect(planned.map((result) => (result.ok ? result.action : result.problem.code))).toEqual([
    'unchanged',
    'updated',
    'other-reader',
    'created',
  ])
  expect(urls.filter((url) => url.includes('/data/query/'))).toHaveLength(5)
})

async function load(text: string, file: string): Promise<LoadedDocument> {
  return {
    file,
    document: await parseDocument(new TextEncoder().encode(text), file),
    readPictureFile: () => Promise.reject(new Error('There are no pictures.')),
  }
}

async function planAll(documents: readonly LoadedDocument[], repository: Repository) {
  const session = {
    repository,
    pending: () => createPendingDocuments(documents),
    statusSources: findStatusSources(documents),
    publish: false,
    dryRun: true,
    now: () => NOW,
  }
  const results = []
  for (const loaded of documents) {
    const {result} = await importOne(loaded, session)
    results.push(result)
  }
  return results
}

/** Returns results as JSON, in which the records of switches have the same id. */
function withoutRandomIds(results: unknown): unknown {
  return JSON.parse(JSON.stringify(results).replaceAll(/statusChange\.[\da-f]{32}/gu, 'change'))
}

test('a snapshot sees what it has written, and a conflict loads the dataset again', async () => {
  const {client} = await openImportDataset()
  const first = await load('Clara Bell - PIN 700107 - Busy\n\nThe moon\n\nOne.\n', 'moon.txt')
  const second = await load('Clara Bell - PIN 700107 - Busy\n\nThe sea\n\nTwo.\n', 'sea.txt')
  const repository = await openSnapshot(client, [first.document, second.document])
  const session = {
    repository,
    pending: () => createPendingDocuments([]),
    statusSources: findStatusSources([first, second]),
    publish: false,
    dryRun: false,
    now: () => NOW,
  }
  const actions = async (...documents: readonly LoadedDocument[]) => {
    const results = []
    for (const document of documents) {
      const {result} = await importOne(document, session)
      results.push(result.ok ? result.action : result.problem.message)
    }
    return results
  }
  expect(await actions(first, second, first)).toEqual(['created', 'created', 'unchanged'])

  const draft = 'drafts.article-the-sea'
  await client.patch(draft).set({title: 'The sea!'}).commit()
  const changed = {...second, document: {...second.document, signOff: 'Love,'}}
  expect(await actions(changed)).toEqual(['updated'])
  expect(await client.getDocument(draft)).toMatchObject({title: 'The sea', signOff: 'Love,'})
})
