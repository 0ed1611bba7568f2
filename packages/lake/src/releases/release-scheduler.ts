import {createCustomRole} from '../auth/roles.ts'
import type {Commit} from '../commit/commit.ts'
import type {Dataset} from '../dataset.ts'
import type {LakeDocument} from '../documents/document.ts'
import {MutationError} from '../errors/commit-error.ts'
import {isStorageDamage} from '../errors/damage-error.ts'
import type {Mutation} from '../mutations/mutation.ts'
import type {FindDocument, TransactionState} from '../mutations/transaction.ts'
import {changeRelease} from './change-release.ts'
import {publishRelease} from './publish-release.ts'
import {publishTimeOf, RELEASE_TYPE, releaseNameOf} from './release-document.ts'

/** Milliseconds between two looks at the clock, because a timer would miss a change of the clock and a sleeping machine. */
const INTERVAL = 500
/** Milliseconds after which a release is tried again, if the disk was full for example. */
const RETRY_DELAY = 10_000
const MAX_ERRORS = 5
const PUBLISHER = createCustomRole([{permissions: ['read', 'create', 'update', 'publish']}])

/** The parts of a Lake that the scheduler uses. */
export interface SchedulerContext {
  readonly dataset: Dataset
  readonly now: () => Date
  /** Receives errors that are not the fault of a release; it is tried again later. */
  readonly onError: (error: unknown) => void
}

/**
 * Publishes each scheduled release at its time.
 *
 * The times are in the release documents, so they survive a restart: a release whose time has passed meanwhile is
 * published at the start. A release that cannot be published becomes active, and its `error` says why.
 */
export class ReleaseScheduler {
  readonly #context: SchedulerContext
  /** The times of the scheduled releases in milliseconds since 1970, by id. */
  readonly #times = new Map<string, number>()
  readonly #unsubscribe: () => void
  readonly #interval: NodeJS.Timeout
  #retryAt = 0
  #running: Promise<void> | undefined
  #isClosed = false

  constructor(context: SchedulerContext) {
    this.#context = context
    this.#noteAll()
    this.#unsubscribe = context.dataset.subscribe((commit) => this.#follow(commit))
    this.#interval = setInterval(() => this.#publishDue(), INTERVAL)
    this.#interval.unref()
    this.#publishDue()
  }

  /** Publishes no further release; resolves when the one that is being published is on disk or was refused. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#interval)
    this.#unsubscribe()
    await this.#running
  }

  #noteAll(): void {
    try {
      for (const release of this.#context.dataset.documents.ofType(RELEASE_TYPE)) {
        this.#note(release._id, release)
      }
    } catch (error) {
      // A Lake also starts if a part of its storage is damaged.
      if (!isStorageDamage(error)) {
        throw error
      }
      this.#context.onError(error)
    }
  }

  #follow({changes}: Commit): void {
    for (const {document, after} of changes) {
      if (releaseNameOf(document) !== undefined) {
        this.#note(document, after)
      }
    }
  }

  #note(id: string, release: LakeDocument | undefined): void {
    const time = release && publishTimeOf(release)
    if (time === undefined) {
      this.#times.delete(id)
    } else {
      this.#times.set(id, time)
    }
  }

  #publishDue(): void {
    const ids = this.#findDue()
    if (this.#running || ids.length === 0 || performance.now() < this.#retryAt) {
      return
    }
    this.#running = this.#publishAll(ids).finally(() => (this.#running = undefined))
  }

  /** Lists the releases whose time has come, the earliest first. */
  #findDue(): string[] {
    const now = this.#context.now().getTime()
    return [...this.#times]
      .filter(([, time]) => time <= now)
      .toSorted(([idA, a], [idB, b]) => a - b || (idA < idB ? -1 : 1))
      .map(([id]) => id)
  }

  async #publishAll(ids: readonly string[]): Promise<void> {
    try {
      for (const id of ids) {
        if (!this.#isClosed) {
          await this.#publish(id)
        }
      }
    } catch (error) {
      if (this.#isClosed) {
        return
      }
      this.#retryAt = performance.now() + RETRY_DELAY
      this.#context.onError(error)
    }
  }

  async #publish(id: string): Promise<void> {
    try {
      await this.#commit(id, publishRelease)
    } catch (error) {
      if (!(error instanceof MutationError)) {
        throw error
      }
      const message = describe(error)
      await this.#commit(id, (release) => [
        changeRelease(release, {state: 'active', publishAt: undefined, error: {message}}),
      ])
    }
  }

  /** Commits a change of a release if it is still due. */
  async #commit(
    id: string,
    mutationsOf: (
      release: LakeDocument,
      find: FindDocument,
      state: TransactionState,
    ) => readonly Mutation[],
  ): Promise<void> {
    const author = this.#findScheduler(id)
    await this.#context.dataset.commit({
      caller: {id: author, name: author, role: PUBLISHER},
      steps: [
        {
          index: 0,
          actsOnRelease: true,
          mutations(find, _findStored, state) {
            const release = find(id)
            const time = release && publishTimeOf(release)
            const isDue = time !== undefined && time <= Date.parse(state.timestamp)
            return release && isDue ? mutationsOf(release, find, state) : []
          },
        },
      ],
    })
  }

  /** Returns who has scheduled a release: the author of its last change, because a scheduled one is locked. */
  #findScheduler(id: string): string {
    for (const {author} of this.#context.dataset.log.effectsOf([id])) {
      return author
    }
    return ''
  }
}

function describe({items}: MutationError): string {
  const texts = items.slice(0, MAX_ERRORS).map(({description}) => description)
  return items.length > MAX_ERRORS
    ? `${texts.join('. ')}, and ${items.length - MAX_ERRORS} more`
    : texts.join('. ')
}
