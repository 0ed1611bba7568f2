import {randomBytes, randomUUID} from 'node:crypto'
import type {IncomingMessage, ServerResponse} from 'node:http'
import {join} from 'node:path'

import {ASSET_ID_PREFIXES} from './assets/asset-name.ts'
import {createVanishingFolder} from './assets/vanishing-folder.ts'
import {createAssetStore, type AssetLimits, type AssetStore} from './assets/asset-store.ts'
import type {AssetContext} from './http/assets/asset-context.ts'
import {Access} from './auth/access.ts'
import {readableTypesOf} from './auth/caller.ts'
import {isLoopbackAddress, isLoopbackHost} from './auth/origins.ts'
import type {NewPerson} from './auth/person.ts'
import {createCustomRole} from './auth/roles.ts'
import {createSignIn} from './auth/sign-in.ts'
import {checkInBackground} from './check/background-check.ts'
import {Dataset} from './dataset.ts'
import {compactHistory} from './compact/compact-history.ts'
import type {Compaction} from './compact/compaction.ts'
import {eraseDocuments, ERASER} from './erase/erase-documents.ts'
import type {Erasure} from './erase/erasure.ts'
import {isStorageDamage} from './errors/damage-error.ts'
import {createApp} from './http/app.ts'
import {respondToFetch} from './http/fetch-adapter.ts'
import type {LakeContext} from './http/lake-context.ts'
import {respondToNode} from './http/node-adapter.ts'
import {EventStreams, type StreamLimits} from './listen/event-stream.ts'
import {Listeners} from './listen/listeners.ts'
import {LiveEvents} from './listen/live-events.ts'
import {RecentCommits} from './listen/recent-commits.ts'
import type {EvaluatedQuery} from './query/explanation.ts'
import {createLoggedRequest, type LoggedRequest} from './log/logged-request.ts'
import {FolderRequests} from './maintenance/folder-requests.ts'
import {LakeMetrics} from './metrics/lake-metrics.ts'
import {Readiness} from './metrics/readiness.ts'
import {InProcessQueries} from './query/in-process-queries.ts'
import {QueryPool} from './query/process/query-pool.ts'
import {ReleaseScheduler} from './releases/release-scheduler.ts'
import {createDamageReport} from './store/damage-report.ts'
import {openDatabase, openMemoryDatabase, sizeOf} from './store/database.ts'
import {isStorageFull} from './store/storage-full.ts'
import {Webhooks, type WebhookLimits} from './webhooks/webhooks.ts'

const MAX_UNKNOWN_REQUESTS = 1000
const NAME = /^[a-z0-9_-]{1,64}$/
const TOKEN = /^\S{8,}$/
/** As in SQLite. It must be written, because data that is lost by mistake is lost for good. */
const IN_MEMORY = ':memory:'
const UPLOADER = createCustomRole([
  {permissions: ['read', 'create', 'publish'], types: ['sanity.imageAsset', 'sanity.fileAsset']},
])

/** The options of a Lake. */
export interface LakeOptions {
  /** The folder for all data; it is created if it is missing. `:memory:` keeps all data in memory, for tests. */
  readonly data: string
  /** The name of the only dataset; `production` by default. */
  readonly dataset?: string
  /** The project id that clients use; `local` by default. */
  readonly projectId?: string
  /** Tokens that may do everything and are not stored, in addition to the Lake's own tokens. */
  readonly tokens?: readonly string[]
  /** The administrator to add if the Lake has no people yet; without a password, so only this machine can log in. */
  readonly firstPerson?: Omit<NewPerson, 'role'> | undefined
  /** Origins whose pages may log users in, in addition to loopback origins, for example `https://studio.example`. */
  readonly allowedOrigins?: readonly string[]
  /** Public origin of the Lake, for the URLs of assets. */
  readonly publicUrl?: string | undefined
  readonly streams?: Partial<StreamLimits>
  readonly assets?: AssetLimits
  readonly webhooks?: WebhookLimits
  readonly now?: () => Date
  /** Creates ids of documents and transactions. */
  readonly newId?: () => string
  /** Receives internal errors of the Lake; by default they are written to the console. */
  readonly onError?: (error: unknown) => void
  /** Receives each query with how it was evaluated, without its parameters. */
  readonly onQuery?: ((evaluated: EvaluatedQuery) => void) | undefined
  /** Receives each request with its outcome, as it may be logged. */
  readonly onRequest?: ((request: LoggedRequest) => void) | undefined
  /** Receives sentences for the person who runs the Lake; by default they are written to standard error. */
  readonly onNotice?: (message: string) => void
}

/** An embedded server that speaks the HTTP API of Sanity's Content Lake. */
export interface Lake {
  readonly projectId: string
  readonly dataset: string
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
   * Erases documents by their ids, with their drafts, versions and history, and with images and files that nothing
   * else uses: nothing of their content remains in the folder. Rejects with a MaintenanceError, and then has erased
   * nothing, except with the code `bytes-remain`.
   */
  erase(...ids: readonly string[]): Promise<Erasure>
  /**
   * Removes the history before a time, and makes the database smaller; the documents and all of their states since
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

/** An option is invalid; the message names the option and what is valid. */
export class LakeOptionError extends Error {
  readonly code = 'invalid-lake-option'

  constructor(message: string) {
    super(message)
    this.name = 'LakeOptionError'
  }
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
  const {data, dataset: name = 'production', projectId = 'local', allowedOrigins = []} = options
  const {now = () => new Date(), newId = randomUUID} = options
  const {onError = console.error, onNotice = console.warn} = options
  assertName('dataset', name)
  assertName('projectId', projectId)
  options.tokens?.forEach(assertToken)
  const folder = data === IN_MEMORY ? undefined : join(data, name)
  const opened = folder === undefined ? openMemoryDatabase() : openDatabase(folder, onNotice)
  const {database, previousStop, close: closeDatabase} = opened
  if (previousStop === 'cut') {
    onNotice(
      `The end of the log of ${folder} is incomplete: the last writes before the Lake stopped may be missing`,
    )
  }
  const endCheck =
    folder === undefined || previousStop === 'clean'
      ? undefined
      : checkInBackground(folder, onNotice)
  const reportDamage = createDamageReport(onNotice)
  const names = {projectId, dataset: name}
  const pool =
    folder === undefined
      ? new InProcessQueries(database, names)
      : new QueryPool({folder, ...names}, (documentId) => {
          dataset.documents.bodies.markDamaged(documentId)
          reportDamage(documentId)
        })
  const dataset = new Dataset({
    database,
    pool,
    projectId,
    name,
    now,
    newId,
    newKey: () => randomBytes(6).toString('hex'),
    onDamage: reportDamage,
  })
  const access = new Access(database, now)
  for (const token of options.tokens ?? []) {
    access.acceptToken(token)
  }
  if (options.firstPerson) {
    addFirstPerson(access, options.firstPerson)
  }
  const streams = new EventStreams(options.streams)
  const recent = new RecentCommits(dataset)
  dataset.subscribe((commit) => recent.add(commit))
  const listenContext = {dataset, streams, recent, newId}
  const metrics = new LakeMetrics(() => ({
    eventStreams: streams.size,
    waitingMessages: webhooks.messages.countPending(),
    indexes: dataset.documents.pathIndexes.countByState(),
    databaseSize: sizeOf(database),
  }))
  const readiness = new Readiness(database, folder, now)
  dataset.subscribe((commit) => metrics.addCommit(commit))
  const webhooks = new Webhooks({database, dataset, projectId, now, onError}, options.webhooks)
  const {onQuery, onRequest} = options
  const context: LakeContext = {
    projectId,
    dataset,
    access,
    signIn: createSignIn(access.people, now),
    listeners: new Listeners(listenContext),
    live: new LiveEvents(listenContext),
    allowedOrigins,
    metrics,
    webhooks,
    readiness,
    onQuery(evaluated) {
      metrics.addQuery(evaluated)
      onQuery?.(evaluated)
    },
  }
  const unknownRequests: string[] = []
  let isClosed = false
  const assetFolder =
    folder === undefined ? createVanishingFolder() : {path: join(folder, 'assets')}
  const assets = createAssetStore({
    ...options.assets,
    directory: assetFolder.path,
    projectId,
    dataset: name,
    onError,
  })
  removeDeletedAssets(assets, dataset, onError)
  const scheduler = new ReleaseScheduler({dataset, now, onError})
  const handle = createApp(context, createAssetContext(assets, context, options.publicUrl), {
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
  const erase = (ids: readonly string[]): Promise<Erasure> => {
    access.authors.register(ERASER.id, ERASER.name)
    return eraseDocuments({database, dataset, assets, recent, folder}, ids)
  }
  const compact = (before: string): Promise<Compaction> =>
    compactHistory({database, recent}, new Date(before).toISOString())
  const folderRequests =
    folder === undefined
      ? undefined
      : new FolderRequests(folder, {erase, compact: ([before = '']) => compact(before)})
  return {
    projectId,
    dataset: name,
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
    erase: (...ids) => erase(ids),
    compact: (before) => compact(before.toISOString()),
    endStreams() {
      readiness.stop()
      dataset.publishNow()
      streams.close()
    },
    warmUp: () => pool.warmUp(),
    async close() {
      if (isClosed) {
        return
      }
      isClosed = true
      const ending = [scheduler.close(), folderRequests?.close()]
      dataset.close()
      streams.close()
      assets.close()
      await Promise.all([...ending, webhooks.close(), pool.close(), endCheck?.()])
      closeDatabase()
      assetFolder.remove?.()
    },
  }
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

function removeDeletedAssets(
  store: AssetStore,
  dataset: Dataset,
  onError: (error: unknown) => void,
): void {
  const remove = (id: string): void =>
    void store.remove(id, () => dataset.documents.get(id) !== undefined).catch(onError)
  dataset.subscribe(({changes}) => {
    for (const {document, after} of changes) {
      if (!after) {
        remove(document)
      }
    }
  })
  // After a crash there may still be files of deleted asset documents.
  try {
    for (const prefix of ASSET_ID_PREFIXES) {
      dataset.log.deletedWithPrefix(prefix).forEach(remove)
    }
  } catch (error) {
    // A Lake also starts if its history is damaged.
    if (!isStorageDamage(error)) {
      throw error
    }
    onError(error)
  }
}

function createAssetContext(
  store: AssetStore,
  {dataset, allowedOrigins}: LakeContext,
  publicUrl: string | undefined,
): AssetContext {
  return {
    store,
    publicUrl,
    // On this machine, the Host header can be forged by a page whose name resolves to it (DNS rebinding).
    isTrustedHost: (hostname, address) =>
      isLoopbackHost(hostname) ||
      allowedOrigins.some((origin) => new URL(origin).hostname === hostname) ||
      (address !== undefined && !isLoopbackAddress(address)),
    findDocument: (id) => dataset.documents.get(id),
    async saveDocument(document, caller) {
      const outcome = await dataset.commit({
        // The permission to upload is the only one needed; contributors publish no other documents.
        caller: {...caller, role: UPLOADER},
        steps: [
          {index: 0, mutations: () => [{kind: 'createIfNotExists', attributes: {...document}}]},
        ],
      })
      return {...outcome.findDocument(document._id)}
    },
  }
}

function assertName(option: string, value: string): void {
  if (NAME.test(value)) {
    return
  }
  throw new LakeOptionError(
    `The option "${option}" cannot be "${value}": expected 1 to 64 characters of a-z, 0-9, "_" and "-"`,
  )
}

function assertToken(token: string): void {
  if (TOKEN.test(token)) {
    return
  }
  throw new LakeOptionError(
    'A token must have at least 8 characters and no spaces: create one with "openssl rand -hex 16"',
  )
}
