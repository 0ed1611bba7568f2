import type {ImportClient} from '@reader-article/import/plan'
import {readText} from '@reader-article/import/read'
import {isHttpError} from '@sanity/client'

import {currentTexts} from '../i18n/current-texts.ts'
import {
  EMPTY_IMPORT,
  type ImportAction,
  importReducer,
  type ImportState,
  type KeptItem,
  type ReadSource,
} from './data/import-state.ts'
import type {DroppedPicture, ImportStore, KeptImport} from './data/import-store.ts'
import type {Edits, ImportItem, Outcome, Source} from './data/item.ts'
import {isReady, type KnownReaders, stateOf} from './data/item-state.ts'
import {makeDrafts, planItems} from './making/import-items.ts'
import {addFiles} from './reading/add-files.ts'
import type {SourceReader} from './reading/create-reader.ts'
import type {DroppedFile} from './reading/dropped-files.ts'

/** What the tool shows. */
export interface ImportView extends ImportState {
  /** Whether the import of an earlier visit is still being loaded. */
  readonly isLoading: boolean
  readonly isReading: boolean
  /** Whether the documents are being compared with the desk. */
  readonly isPlanning: boolean
  readonly isRunning: boolean
  /** A sentence for each file that was not taken. */
  readonly notices: readonly string[]
  /** Why planning or making has stopped. */
  readonly failure: string | undefined
  /** False if the browser does not keep the import over a reload. */
  readonly isKept: boolean
  readonly pictures: readonly DroppedPicture[]
}

/** An import: the files, what was read in them, the editor's changes, and the drafts that were made. */
export interface ImportController {
  readonly getView: () => ImportView
  readonly subscribe: (listener: () => void) => () => void
  /** Loads the import of an earlier visit, and reads its files again. */
  readonly load: () => Promise<void>
  readonly add: (files: readonly DroppedFile[]) => Promise<void>
  readonly edit: (ids: readonly string[], edits: Partial<Edits>) => Promise<void>
  readonly confirmReaders: (pins: readonly string[]) => void
  readonly remove: (sourceIds: readonly string[]) => void
  readonly readTextOf: (sourceId: string) => string
  readonly replaceText: (sourceId: string, text: string) => Promise<void>
  readonly plan: () => void
  readonly make: (readers: KnownReaders) => Promise<void>
  readonly stop: () => void
  readonly dismissNotices: () => void
  readonly clear: () => void
  /** Ends the worker and all work; making goes on at the next visit. */
  readonly end: () => void
}

// In files: so many are read before the list shows them.
const BATCH_SIZE = 25
// In milliseconds: an editor who types causes one plan, not one for each letter.
const PLAN_DELAY = 300
// In milliseconds: showing each step would take longer than making the drafts.
const PROGRESS_INTERVAL = 150

const NOTHING: ImportView = {
  ...EMPTY_IMPORT,
  isLoading: true,
  isReading: false,
  isPlanning: false,
  isRunning: false,
  notices: [],
  failure: undefined,
  isKept: true,
  pictures: [],
}

/** Creates an import that is kept in a store and writes with a client. */
export function createImport(options: {
  readonly client: ImportClient
  readonly store: ImportStore
  readonly reader: SourceReader
}): ImportController {
  const {client, store, reader} = options
  const sources = new Map<string, Source>()
  const listeners = new Set<() => void>()
  const ended = new AbortController()
  let view = NOTHING
  let planning = new AbortController()
  let making = new AbortController()
  let planTimer: ReturnType<typeof setTimeout> | undefined
  let notifyTimer: ReturnType<typeof setTimeout> | undefined
  let lastSave = Promise.resolve()
  let nextSave: Promise<void> | undefined
  let adding = Promise.resolve()

  const notify = () => {
    clearTimeout(notifyTimer)
    notifyTimer = undefined
    for (const listener of listeners) {
      listener()
    }
  }
  const update = (changes: Partial<ImportView>) => {
    view = {...view, ...changes}
    notify()
  }
  const keep = async (change: Promise<void>) => {
    try {
      await change
    } catch {
      update({isKept: false})
    }
  }
  const putProgress = () => {
    const {items, confirmedPins, isMaking} = view
    return keep(store.putProgress({items: items.map(toKeptItem), confirmedPins, isMaking}))
  }
  // While one save is running, all further changes wait for the same next one.
  const saveProgress = (): Promise<void> => {
    const next =
      nextSave ??
      lastSave.then(() => {
        nextSave = undefined
        lastSave = putProgress()
        return lastSave
      })
    nextSave = next
    return next
  }
  const dispatch = (action: ImportAction): Promise<void> => {
    const {items, confirmedPins, isMaking} = importReducer(view, action)
    view = {...view, items, confirmedPins, isMaking}
    if (action.type === 'outcome') {
      notifyTimer ??= setTimeout(notify, PROGRESS_INTERVAL)
    } else {
      notify()
    }
    return action.type === 'plan' ? Promise.resolve() : saveProgress()
  }
  const fail = (error: unknown) => {
    if (!ended.signal.aborted) {
      update({failure: describeFailure(error)})
    }
  }

  const failReading = (error: unknown) => {
    if (!ended.signal.aborted) {
      const notice = currentTexts().t('import.failure.unreadable', {reason: reasonOf(error)})
      update({notices: [...view.notices, notice]})
    }
  }

  const plan = () => {
    planning.abort()
    planning = new AbortController()
    const {signal} = planning
    clearTimeout(planTimer)
    update({isPlanning: true, failure: undefined})
    planTimer = setTimeout(() => {
      const {items, pictures} = view
      planItems(items, {client, pictures, signal: AbortSignal.any([signal, ended.signal])})
        .then((plans) => {
          if (!signal.aborted) {
            void dispatch({type: 'plan', plans})
          }
          return undefined
        })
        .catch((error: unknown) => {
          if (!signal.aborted) {
            fail(error)
          }
        })
        .finally(() => {
          if (!signal.aborted) {
            update({isPlanning: false})
          }
        })
    }, PLAN_DELAY)
  }
  const readAgain = async (sourceIds: Iterable<string>): Promise<void> => {
    const read: ReadSource[] = []
    for (const id of sourceIds) {
      const source = sources.get(id)
      if (source) {
        read.push({id, name: source.name, readings: await readSourceAgain(source)})
      }
    }
    await dispatch({type: 'read', sources: read})
  }
  const readSourceAgain = async ({id, name, bytes, problem}: Source) => {
    if (problem) {
      return [{state: 'failed', problem} as const]
    }
    const item = view.items.find((each) => each.sourceId === id)
    return (await reader.read(name, bytes, item?.edits.reader)).readings
  }
  const addBatch = async (files: readonly DroppedFile[]) => {
    const added = await addFiles(files, {sources, pictures: view.pictures}, reader)
    for (const source of added.sources) {
      sources.set(source.id, source)
    }
    const paths = new Set(added.pictures.map(({path}) => path))
    update({
      notices: [...new Set([...view.notices, ...added.notices])],
      pictures: [...view.pictures.filter(({path}) => !paths.has(path)), ...added.pictures],
    })
    await keep(store.putFiles(added.sources, added.pictures))
    await dispatch({type: 'read', sources: added.read})
  }

  return {
    getView: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async load() {
      let kept: KeptImport | undefined
      try {
        kept = await store.load()
      } catch {
        update({isKept: false})
      }
      if (kept !== undefined) {
        const {items, confirmedPins, isMaking, pictures} = kept
        for (const source of kept.sources) {
          sources.set(source.id, source)
        }
        update({pictures})
        await dispatch({type: 'restore', items, confirmedPins, isMaking})
        try {
          await readAgain(new Set(items.map(({sourceId}) => sourceId)))
        } catch (error) {
          failReading(error)
        }
      }
      update({isLoading: false})
      if (view.items.length > 0) {
        plan()
      }
    },
    async add(files) {
      // One after the other, so that the same file is recognised in two drops.
      const previous = adding
      adding = (async () => {
        await previous
        update({isReading: true, notices: []})
        try {
          for (let start = 0; start < files.length; start += BATCH_SIZE) {
            await addBatch(files.slice(start, start + BATCH_SIZE))
          }
        } catch (error) {
          failReading(error)
        }
        update({isReading: false})
        plan()
      })()
      await adding
    },
    async edit(ids, edits) {
      await dispatch({type: 'edit', ids, edits})
      if (edits.reader) {
        const unread = view.items.filter(
          ({id, reading}) =>
            ids.includes(id) && reading.state === 'failed' && reading.problem.needsReader,
        )
        await readAgain(new Set(unread.map(({sourceId}) => sourceId)))
      }
      plan()
    },
    confirmReaders(pins) {
      void dispatch({type: 'confirm-readers', pins})
    },
    remove(sourceIds) {
      for (const id of sourceIds) {
        sources.delete(id)
      }
      void keep(store.removeSources(sourceIds))
      void dispatch({type: 'remove', sourceIds})
      plan()
    },
    readTextOf(sourceId) {
      const source = sources.get(sourceId)
      return source === undefined ? '' : tryReadText(source.bytes)
    },
    async replaceText(sourceId, text) {
      const source = sources.get(sourceId)
      if (source === undefined) {
        return
      }
      const changed = {...source, bytes: new TextEncoder().encode(text)}
      sources.set(sourceId, changed)
      await keep(store.putFiles([changed], []))
      await dispatch({type: 'reread', sourceId})
      await readAgain([sourceId])
      plan()
    },
    plan,
    async make(readers) {
      if (view.isRunning) {
        return
      }
      planning.abort()
      clearTimeout(planTimer)
      making = new AbortController()
      update({isRunning: true, isPlanning: false, failure: undefined})
      try {
        await dispatch({type: 'make'})
        const ids = new Set(
          view.items.filter((each) => isReady(each, stateOf(each, readers))).map(({id}) => id),
        )
        const signal = AbortSignal.any([making.signal, ended.signal])
        const onOutcome = (id: string, outcome: Outcome) => dispatch({type: 'outcome', id, outcome})
        await makeDrafts(view.items, ids, {client, pictures: view.pictures, signal}, onOutcome)
        await dispatch({type: 'stop'})
      } catch (error) {
        if (!ended.signal.aborted) {
          await dispatch({type: 'stop'})
        }
        if (!making.signal.aborted) {
          fail(error)
        }
      }
      update({isRunning: false})
    },
    stop: () => making.abort(),
    dismissNotices: () => update({notices: []}),
    clear() {
      planning.abort()
      clearTimeout(planTimer)
      sources.clear()
      update({...NOTHING, isLoading: false})
      // After a save that is running, which would restore the list.
      void saveProgress().then(() => keep(store.clear()))
    },
    end() {
      ended.abort()
      clearTimeout(planTimer)
      clearTimeout(notifyTimer)
      reader.end()
    },
  }
}

function toKeptItem({id, sourceId, name, part, edits, outcome}: ImportItem): KeptItem {
  return {id, sourceId, name, part, edits, outcome}
}

function tryReadText(bytes: Uint8Array): string {
  try {
    return readText(bytes)
  } catch {
    return ''
  }
}

function describeFailure(error: unknown): string {
  if (isHttpError(error) && [401, 403].includes(error.statusCode)) {
    return currentTexts().t('import.failure.not-allowed')
  }
  return currentTexts().t('import.failure.refused', {reason: reasonOf(error)})
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
