import {fingerprint} from '@reader-article/import/read'
import type {ImportClient} from '@reader-article/import/plan'
import {expect, onTestFinished, test, vi} from 'vitest'

import type {ImportStore, KeptProgress} from './data/import-store.ts'
import type {Source} from './data/item.ts'
import {createImport} from './import-controller.ts'
import type {SourceReader} from './reading/create-reader.ts'
import {toDroppedFile} from './reading/dropped-files.ts'
import {readSource} from './reading/read-source.ts'

const TEXT = 'The moon\n\nThe moon is far away.\n'

// Like the worker's reader, on the same thread.
const reader: SourceReader = {
  read: async (name, bytes, chosen) => ({
    number: 0,
    fingerprint: fingerprint(bytes),
    readings: await readSource(bytes, name, chosen),
  }),
  end() {
    // There is no worker.
  },
}
const emptyDesk: ImportClient = {
  fetch: async () => [],
  mutate: () => Promise.reject(new Error('Nothing may be written.')),
  assets: {upload: () => Promise.reject(new Error('Nothing may be uploaded.'))},
}

test('a document without a header is read again for the chosen reader, also after a reload', async () => {
  const store = createMemoryStore()
  const first = start({store, reader})
  await first.load()
  await first.add([toDroppedFile(new File([TEXT], 'moon.txt'))])
  const id = first.getView().items[0]?.id ?? ''
  expect(first.getView().items[0]?.reading.state).toBe('failed')
  await first.edit([id], {reader: {name: 'Clara Bell', pin: '700107'}, title: 'Full moon'})
  expect(first.getView().items[0]?.reading.state).toBe('read')
  first.end()

  const second = start({store, reader})
  await second.load()
  const [item] = second.getView().items
  expect(item?.reading).toMatchObject({
    state: 'read',
    document: {name: 'Clara Bell', pin: '700107'},
  })
  expect(item?.edits.title).toBe('Full moon')
  await vi.waitFor(() =>
    expect(second.getView().items[0]?.plan).toMatchObject({state: 'planned', action: 'created'}),
  )
})

test('an edited text is read in the place of the old one', async () => {
  const controller = start({store: createMemoryStore(), reader})
  await controller.load()
  await controller.add([toDroppedFile(new File([TEXT], 'moon.txt'))])
  const sourceId = controller.getView().items[0]?.sourceId ?? ''
  expect(controller.readTextOf(sourceId)).toBe(TEXT)
  await controller.replaceText(sourceId, `Clara Bell - PIN 700107 - Busy\n\n${TEXT}`)
  expect(controller.getView().items.map(({reading}) => reading.state)).toEqual(['read'])
})

test('a reader of documents that fails is reported, and does not stop the tool', async () => {
  const broken = {...reader, read: () => Promise.reject(new Error('out of memory'))}
  const controller = start({store: createMemoryStore(), reader: broken})
  await controller.load()
  await controller.add([toDroppedFile(new File([TEXT], 'moon.txt'))])
  const {notices, isReading} = controller.getView()
  expect({notices, isReading}).toEqual({
    notices: ['Not all files could be read (out of memory); reload the page, then add them again.'],
    isReading: false,
  })
})

test('a full storage is reported, and the import goes on', async () => {
  const full = {...createMemoryStore(), putFiles: () => Promise.reject(new Error('full'))}
  const controller = start({store: full, reader})
  await controller.load()
  await controller.add([toDroppedFile(new File([TEXT], 'moon.txt'))])
  expect(controller.getView()).toMatchObject({isKept: false, items: [{name: 'moon.txt'}]})
})

function start(options: {store: ImportStore; reader: SourceReader}) {
  const controller = createImport({...options, client: emptyDesk})
  onTestFinished(() => controller.end())
  return controller
}

function createMemoryStore(): ImportStore {
  const sources = new Map<string, Source>()
  let progress: KeptProgress = {items: [], confirmedPins: [], isMaking: false}
  return {
    load: async () => ({...progress, sources: [...sources.values()], pictures: []}),
    putFiles: async (added) => {
      for (const source of added) {
        sources.set(source.id, source)
      }
    },
    removeSources: async (ids) => {
      for (const id of ids) {
        sources.delete(id)
      }
    },
    putProgress: async (kept) => {
      progress = kept
    },
    clear: async () => {
      sources.clear()
      progress = {items: [], confirmedPins: [], isMaking: false}
    },
  }
}
