import {randomUUID} from 'node:crypto'
import type {IncomingMessage, ServerResponse} from 'node:http'
import {join} from 'node:path'
import type {DatabaseSync} from 'node:sqlite'

import {createImageProcessing} from './assets/asset-store.ts'
import {Access} from './auth/access.ts'
import {readableTypesOf} from './auth/caller.ts'
import type {NewPerson} from './auth/person.ts'
import {createSignIn} from './auth/sign-in.ts'
import type {Compaction} from './compact/compaction.ts'
import {Datasets} from './datasets/datasets.ts'
import {FolderStorage} from './datasets/folder-storage.ts'
import {MemoryStorage} from './datasets/memory-storage.ts'
import {ERASER} from './erase/erase-documents.ts'
import type {Erasure} from './erase/erasure.ts'
import {createApp} from './http/app.ts'
import {respondToFetch} from './http/fetch-adapter.ts'
import type {LakeContext} from './http/lake-context.ts'
import {respondToNode} from './http/node-adapter.ts'
import {assertName, assertToken, type LakeOptions} from './lake-options.ts'
import {EventStreams} from './listen/event-stream.ts'
import {createLoggedRequest} from './log/logged-request.ts'
import {LakeMetrics} from './metrics/lake-metrics.ts'
import {Readiness} from './metrics/readiness.ts'
import {QueryPool} from './query/process/query-pool.ts'
import {openDatabase, openMemoryDatabase} from './store/database.ts'
import {isStorageFull} from './store/storage-full.ts'

const MAX_UNKNOWN_REQUESTS = 1000
/** As in SQLite. It must be written, because data that is lost by mistake is lost for good. */
const IN_MEMORY = ':memory:'

/** The datasets of a Lake. Their methods throw a RequestError that says what is wrong. */
export type LakeDatasets = Pick<Datasets, 'list' | 'create' | 'edit' | 'delete'> & {
  /** Returns true if there is a dataset with this name. */
  has(name: string): boolean
}

/** An embedded server that speaks the HTTP API of Sanity's Content Lake. */
export interface Lake {
  readonly projectId: string
  /** The name of the main dataset. */
  readonly dataset: string
  /** All datasets, among them the main one. */
  readonly datasets: LakeDatasets
  /** The first 1,000 requests for unknown endpoints, for example `GET /v1/…`. */
  readonly unknownRequests: readonly string[]
  /** True if an administrator can log in with a password; otherwise only this machine may reach the Lake. */
  readonly hasAdministratorWithPassword: boolean
  /**
   * Responds to a request as the HTTP server does, without using a port.
   *
   * @param address - The network address of the client, which limits its attempts to log in.
   */
  fetch(request: Request, address?: string): Promise<Response>
  /**
   * Responds to a request of a `node:http` server, in the same way as `fetch`, but faster.
   *
   * @param address - The network address of the client, which limits its attempts to log in.
   */
  respond(request: IncomingMessage, response: ServerResponse, address?: string): Promise<void>
  /** Finds the user that a token belongs to, if the user may read all documents. */
  authenticate(token: string): {readonly id: string; readonly name: string} | undefined
  /** Returns true if a user may now read all documents. */
  canReadAll(userId: string): boolean
  /**
   * Erases documents of the main dataset by their ids, with their drafts, versions and history, and with images and files that nothing
   * else uses: nothing of their content remains in the folder. Rejects with a MaintenanceError, and then has erased
   * nothing, except with the code `bytes-remain`.
   */
  erase(...ids: readonly string[]): Promise<Erasure>
  /**
   * Removes the history of the main dataset before a time, and makes the database smaller; the documents and all of their states since
   * then remain. Rejects with a MaintenanceError if the database could not be made smaller.
   */
  compact(before: Date): Promise<Compaction>
  /** Ends the open event streams and refuses new ones. */
  endStreams(): void
  /** Starts the query processes, so that the first query does not wait for them; resolves when they are ready. */
  warmUp(): Promise<void>
  /** Ends streams and processes and closes the database; acknowledged writes are already on disk. */
  close(): Promise<void>
}

/**
 * Opens a Lake on a folder.
 *
 * Throws a StoreError if the folder cannot be used, and a LakeOptionError if an option is invalid.
 *
 * @example
 * const lake = createLake({data: './data'})
 * const response = await lake.fetch(new Request('http://localhost/v2026-09-01/data/query/production?query=*'))
 * await lake.close()
 */
export function createLake(options: LakeOptions): Lake {
  const {data, dataset: main = 'production', projectId = 'local', allowedOrigins = []} = options
  const {now = () => new Date(), newId = randomUUID} = options
  const {onError = console.error, onNotice = console.warn, onQuery, onRequest} = options
  assertName('dataset', main)
  assertName('projectId', projectId)
  options.tokens?.forEach(assertToken)
  const folder = data === IN_MEMORY ? undefined : join(data, main)
  const storage = folder === undefined ? new MemoryStorage(main) : openStorage(data, main)
  const opened = folder === undefined ? openMemoryDatabase() : openDatabase(folder, onNotice)
  const {database} = opened
  const pool = folder === undefined ? undefined : new QueryPool({data, projectId, main})
  const streams = new EventStreams(options.streams)
  const images = createImageProcessing(options.assets ?? {}, onError)
  const metrics = new LakeMetrics(
    () => new Map(datasets.open.map((served) => [served.name, served.state])),
  )
  const access = createAccess(database, options, now)
  const datasets = new Datasets(
    {
      main,
      storage,
      projectId,
      pool,
      images,
      streams,
      metrics,
      assetLimits: options.assets,
      webhookLimits: options.webhooks,
      now,
      newId,
      onError,
      onNotice,
    },
    {folder, opened},
  )
  datasets.openActive()
  const readiness = new Readiness(database, folder, now)
  const context: LakeContext = {
    projectId,
    datasets,
    access,
    signIn: createSignIn(access.people, now),
    allowedOrigins,
    publicUrl: options.publicUrl,
    metrics,
    readiness,
    onQuery(evaluated) {
      metrics.addQuery(evaluated)
      onQuery?.(evaluated)
    },
  }
  const unknownRequests: string[] = []
  let isClosed = false
  const handle = createApp(context, {
    onUnknownRequest(request) {
      if (unknownRequests.length < MAX_UNKNOWN_REQUESTS) {
        unknownRequests.push(request)
      }
    },
    isClosing: () => isClosed,
    onError,
    onHandled(handled) {
      metrics.addRequest(handled)
      onRequest?.(createLoggedRequest(handled))
    },
  })
  return {
    projectId,
    dataset: main,
    datasets: {
      list: () => datasets.list(),
      has: (name) => datasets.has(name),
      create: (name, facts) => datasets.create(name, facts),
      edit: (name, changes) => datasets.edit(name, changes),
      delete: (name) => datasets.delete(name),
    },
    unknownRequests,
    get hasAdministratorWithPassword() {
      return access.people.hasAdministratorWithPassword()
    },
    fetch: (request, address) => respondToFetch(handle, request, address),
    respond: (request, response, address) => respondToNode(handle, request, response, address),
    authenticate(token) {
      const caller = access.callerOf(token)
      return caller && readableTypesOf(caller) === 'all' ? caller : undefined
    },
    canReadAll: (userId) => readableTypesOf(access.find(userId)) === 'all',
    erase: (...ids) => datasets.main.erase(ids),
    compact: (before) => datasets.main.compact(before),
    endStreams() {
      readiness.stop()
      datasets.open.forEach(({dataset}) => dataset.publishNow())
      streams.close()
    },
    warmUp: () => pool?.warmUp() ?? Promise.resolve(),
    async close() {
      if (isClosed) {
        return
      }
      isClosed = true
      const closing = datasets.close(pool?.close())
      streams.close()
      images.close()
      await closing
    },
  }
}

function openStorage(data: string, main: string): FolderStorage {
  const storage = new FolderStorage(data, main)
  try {
    storage.removeAbandoned()
  } catch {
    // They only take up space. Opening the folder says what is wrong with it.
  }
  return storage
}

function createAccess(
  database: DatabaseSync,
  {tokens = [], firstPerson}: LakeOptions,
  now: () => Date,
): Access {
  const access = new Access(database, now)
  access.authors.remember(ERASER.id, ERASER.name)
  tokens.forEach((token) => access.acceptToken(token))
  if (firstPerson) {
    addFirstPerson(access, firstPerson)
  }
  return access
}

/** Adds the first person; not if the disk is full, because a Lake must also start on a full disk. */
function addFirstPerson({people}: Access, person: Omit<NewPerson, 'role'>): void {
  try {
    people.addFirst(person)
  } catch (error) {
    if (!isStorageFull(error)) {
      throw error
    }
  }
}
