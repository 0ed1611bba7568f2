import {randomBytes} from 'node:crypto'
import {join} from 'node:path'

import {
  createAssetStore,
  type AssetLimits,
  type AssetStore,
  type ImageProcessing,
} from '../assets/asset-store.ts'
import {createVanishingFolder} from '../assets/vanishing-folder.ts'
import {checkInBackground} from '../check/background-check.ts'
import {compactHistory} from '../compact/compact-history.ts'
import type {Compaction} from '../compact/compaction.ts'
import {Dataset} from '../dataset.ts'
import {eraseDocuments} from '../erase/erase-documents.ts'
import type {Erasure} from '../erase/erasure.ts'
import {StreamGroup, type EventStreams} from '../listen/event-stream.ts'
import {Listeners} from '../listen/listeners.ts'
import {LiveEvents} from '../listen/live-events.ts'
import {RecentCommits} from '../listen/recent-commits.ts'
import {FolderRequests, type FolderCommands} from '../maintenance/folder-requests.ts'
import type {DatasetState, LakeMetrics} from '../metrics/lake-metrics.ts'
import {InProcessQueries} from '../query/in-process-queries.ts'
import type {QueryPool} from '../query/process/query-pool.ts'
import {ReleaseScheduler} from '../releases/release-scheduler.ts'
import {createDamageReport} from '../store/damage-report.ts'
import {sizeOf, type LakeDatabase} from '../store/database.ts'
import {Webhooks, type WebhookLimits} from '../webhooks/webhooks.ts'
import {DatasetSettings, type DatasetFacts} from './dataset-settings.ts'
import {removeDeletedAssets} from './remove-deleted-assets.ts'

/** What all datasets of a Lake share. */
export interface SharedParts {
  readonly projectId: string
  /** Evaluates the queries of all datasets in folders. */
  readonly pool: QueryPool | undefined
  readonly images: ImageProcessing
  readonly streams: EventStreams
  readonly metrics: LakeMetrics
  readonly assetLimits: AssetLimits | undefined
  readonly webhookLimits: WebhookLimits | undefined
  readonly now: () => Date
  readonly newId: () => string
  readonly onError: (error: unknown) => void
  readonly onNotice: (message: string) => void
}

/** The name of a dataset, its open database, and its folder, if it is not in memory. */
export interface DatasetPlace {
  readonly name: string
  readonly folder: string | undefined
  readonly opened: LakeDatabase
  /** The commands of other processes that this folder accepts in addition to those for the content. */
  readonly commands?: Partial<FolderCommands>
}

/** One dataset of a Lake, with everything that serves it. */
export class ServedDataset {
  readonly name: string
  readonly settings: DatasetSettings
  readonly dataset: Dataset
  readonly listeners: Listeners
  readonly live: LiveEvents
  readonly webhooks: Webhooks
  readonly assets: AssetStore
  readonly #place: DatasetPlace
  readonly #streams: StreamGroup
  readonly #recent: RecentCommits
  readonly #scheduler: ReleaseScheduler
  readonly #folderRequests: FolderRequests | undefined
  readonly #closing: (() => void | Promise<void> | undefined)[] = []

  constructor(place: DatasetPlace, shared: SharedParts) {
    const {name, folder, opened} = place
    const {database, previousStop} = opened
    const {projectId, now, newId, onError, onNotice, metrics} = shared
    this.name = name
    this.#place = place
    this.settings = new DatasetSettings(database)
    if (folder !== undefined && previousStop !== 'clean') {
      this.#closing.push(checkInBackground(folder, onNotice))
    }
    if (previousStop === 'cut') {
      onNotice(
        `The end of the log of ${folder} is incomplete: the last writes before the Lake stopped may be missing`,
      )
    }
    const reportDamage = createDamageReport(onNotice)
    const runner =
      shared.pool?.runnerOf({
        name,
        onDamage: (documentId) => {
          this.dataset.documents.bodies.markDamaged(documentId)
          reportDamage(documentId)
        },
      }) ?? new InProcessQueries(database, {projectId, dataset: name})
    this.#closing.push(() => runner.close())
    this.dataset = new Dataset({
      database,
      pool: runner,
      projectId,
      name,
      now,
      newId,
      newKey: () => randomBytes(6).toString('hex'),
      onDamage: reportDamage,
      isPrivate: () => this.settings.facts.aclMode === 'private',
    })
    const {dataset} = this
    this.#streams = new StreamGroup(shared.streams)
    this.#recent = new RecentCommits(dataset)
    dataset.subscribe((commit) => this.#recent.add(commit))
    dataset.subscribe((commit) => metrics.addCommit(name, commit))
    const listenContext = {dataset, streams: this.#streams, recent: this.#recent, newId}
    this.webhooks = new Webhooks({database, dataset, projectId, now, onError}, shared.webhookLimits)
    this.listeners = new Listeners(listenContext)
    this.live = new LiveEvents(listenContext)
    const assetFolder =
      folder === undefined ? createVanishingFolder() : {path: join(folder, 'assets')}
    this.#closing.push(() => assetFolder.remove?.())
    this.assets = createAssetStore({
      ...shared.assetLimits,
      images: shared.images,
      directory: assetFolder.path,
      projectId,
      dataset: name,
      onError,
    })
    removeDeletedAssets(this.assets, dataset, onError)
    this.#scheduler = new ReleaseScheduler({dataset, now, onError})
    this.#folderRequests =
      folder === undefined
        ? undefined
        : new FolderRequests(folder, {
            erase: (ids) => this.erase(ids),
            compact: ([before = '']) => this.compact(new Date(before)),
            visibility: async ([aclMode]) => {
              this.change({aclMode: aclMode === 'public' ? 'public' : 'private'})
              return true
            },
            ...place.commands,
          })
  }

  /** What is measured when the metrics are read. */
  get state(): DatasetState {
    return {
      eventStreams: this.#streams.size,
      waitingMessages: this.webhooks.messages.countPending(),
      indexes: this.dataset.documents.pathIndexes.countByState(),
      databaseSize: sizeOf(this.#place.opened.database),
    }
  }

  /** Changes the settings. Streams end, because those who listen may see less now: clients connect again. */
  change(changes: Partial<DatasetFacts>): void {
    const {aclMode} = this.settings.facts
    this.settings.change(changes)
    if (this.settings.facts.aclMode !== aclMode) {
      this.dataset.publishNow()
      this.#streams.end()
    }
  }

  /** Erases documents. Rejects with a MaintenanceError. */
  erase(ids: readonly string[]): Promise<Erasure> {
    const {dataset, assets} = this
    const {folder, opened} = this.#place
    const recent = this.#recent
    return eraseDocuments({database: opened.database, dataset, assets, recent, folder}, ids)
  }

  /** Removes the history before a time. Rejects with a MaintenanceError. */
  compact(before: Date): Promise<Compaction> {
    const {database} = this.#place.opened
    return compactHistory({database, recent: this.#recent}, before.toISOString())
  }

  /**
   * Ends streams and work in the background, and closes the database; acknowledged writes are on disk. The database is
   * closed after `readersEnd`, because the last one that closes it tidies up its files.
   */
  async close(readersEnd?: Promise<void>): Promise<void> {
    const ending = [this.#scheduler.close(), this.#folderRequests?.close()]
    this.dataset.close()
    this.#streams.end()
    this.assets.close()
    await Promise.all([
      ...ending,
      readersEnd,
      this.webhooks.close(),
      ...this.#closing.map((end) => end()),
    ])
    this.#place.opened.close()
  }
}
