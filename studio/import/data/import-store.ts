import type {KeptItem} from './import-state.ts'
import type {Source} from './item.ts'

/** A picture that was dropped with the documents that name it. */
export interface DroppedPicture {
  /** The name of the file, with its folder if a folder was dropped. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** What is kept of an import, except for the contents of its files. */
export interface KeptProgress {
  readonly items: readonly KeptItem[]
  readonly confirmedPins: readonly string[]
  readonly isMaking: boolean
}

/** An import that is kept in the browser until it is finished or discarded. */
export interface KeptImport extends KeptProgress {
  readonly sources: readonly Source[]
  readonly pictures: readonly DroppedPicture[]
}

/** Keeps an import over a reload; every method rejects with a DOMException if the browser's storage is full or blocked. */
export interface ImportStore {
  readonly load: () => Promise<KeptImport>
  readonly putFiles: (
    sources: readonly Source[],
    pictures: readonly DroppedPicture[],
  ) => Promise<void>
  readonly removeSources: (ids: readonly string[]) => Promise<void>
  readonly putProgress: (progress: KeptProgress) => Promise<void>
  readonly clear: () => Promise<void>
}

const STORES = ['sources', 'pictures', 'progress'] as const
const PROGRESS_KEY = 'import'

/** Opens the store with a name, which differs for each dataset and user. */
export function openImportStore(name: string): ImportStore {
  let opened: Promise<IDBDatabase> | undefined
  const open = async (): Promise<IDBDatabase> => {
    opened ??= openDatabase(name)
    try {
      return await opened
    } catch (error) {
      opened = undefined
      throw error
    }
  }
  const write = async (change: (store: (store: StoreName) => IDBObjectStore) => void) => {
    const transaction = (await open()).transaction(STORES, 'readwrite')
    change((store) => transaction.objectStore(store))
    await waitForTransaction(transaction)
  }
  return {
    async load() {
      const transaction = (await open()).transaction(STORES, 'readonly')
      const [sources, pictures, progress] = await Promise.all([
        waitForRequest<Source[]>(transaction.objectStore('sources').getAll()),
        waitForRequest<DroppedPicture[]>(transaction.objectStore('pictures').getAll()),
        waitForRequest<KeptProgress | undefined>(
          transaction.objectStore('progress').get(PROGRESS_KEY),
        ),
      ])
      const {items = [], confirmedPins = [], isMaking = false} = progress ?? {}
      const kept = new Set(sources.map(({id}) => id))
      return {
        sources,
        pictures,
        items: items.filter(({sourceId}) => kept.has(sourceId)),
        confirmedPins,
        isMaking,
      }
    },
    putFiles: (sources, pictures) =>
      write((store) => {
        for (const source of sources) {
          store('sources').put(source)
        }
        for (const picture of pictures) {
          store('pictures').put(picture)
        }
      }),
    removeSources: (ids) =>
      write((store) => {
        for (const id of ids) {
          store('sources').delete(id)
        }
      }),
    putProgress: (progress) =>
      write((store) => {
        store('progress').put(progress, PROGRESS_KEY)
      }),
    clear: () =>
      write((store) => {
        for (const each of STORES) {
          store(each).clear()
        }
      }),
  }
}

type StoreName = (typeof STORES)[number]

function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.addEventListener('upgradeneeded', () => {
    const database = request.result
    database.createObjectStore('sources', {keyPath: 'id'})
    database.createObjectStore('pictures', {keyPath: 'path'})
    database.createObjectStore('progress')
  })
  return waitForRequest(request)
}

function waitForRequest<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('No storage')))
  })
}

function waitForTransaction(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    for (const event of ['error', 'abort']) {
      transaction.addEventListener(event, () =>
        reject(transaction.error ?? new Error('No storage')),
      )
    }
  })
}
