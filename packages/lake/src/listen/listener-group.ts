import {isVisible} from '../auth/is-visible.ts'
import type {Commit} from '../commit/commit.ts'
import type {Dataset} from '../dataset.ts'
import {isPublishedId} from '../documents/document-id.ts'
import type {LakeError} from '../errors/lake-error.ts'
import {QueryError} from '../errors/query-error.ts'
import {QueryLimitError} from '../errors/query-limit-error.ts'
import type {DocumentChange} from '../mutations/transaction.ts'
import type {SentQuery} from '../query/process/query-request.ts'
import type {EventStream} from './event-stream.ts'
import {isMatch} from './is-match.ts'
import {encodeMutations, type EventFormat, type MatchedChange} from './mutation-events.ts'

/** Maximum number of changes in one request to a query process. */
const MAX_CHANGES_PER_REQUEST = 100
/** Maximum number of commits that wait for the filter of a group. If there are more, its listeners fetch again. */
const MAX_PENDING_COMMITS = 200

/** The filter of listeners: what their query matches, and what they may see. */
export interface ListenFilter extends SentQuery {
  readonly includeAllVersions: boolean
}

/** A listener with its stream. */
export interface Listener {
  readonly stream: EventStream
  readonly format: EventFormat
  /** True if the client understands that it must fetch again. */
  readonly canReset: boolean
  /** The last commit that is not sent to this listener, because it was made before. */
  after: number
}

/** Where the events of a listener that reconnects continue. */
export interface Resumption {
  readonly commits: readonly Commit[]
  /** The last event that the client has seen. */
  readonly transactionId: string
  readonly documentId: string | undefined
}

/**
 * Listeners with the same filter. It is evaluated once for each change, and each event is encoded once for all
 * listeners with the same format.
 */
export class ListenerGroup {
  readonly #dataset: Dataset
  readonly #filter: ListenFilter
  readonly #isBounded: boolean
  readonly #listeners = new Set<Listener>()
  #latestSend = Promise.resolve()
  #pendingCommits = 0

  /** A bounded filter is evaluated in this process, any other in a query process; see `isBoundedFilter`. */
  constructor(dataset: Dataset, filter: ListenFilter, isBounded: boolean) {
    this.#dataset = dataset
    this.#filter = filter
    this.#isBounded = isBounded
  }

  get isEmpty(): boolean {
    return this.#listeners.size === 0
  }

  add(listener: Listener): void {
    this.#listeners.add(listener)
  }

  remove(listener: Listener): void {
    this.#listeners.delete(listener)
  }

  /** Sends all listeners the events of those changes that the filter matches, after those of earlier commits. */
  send(commit: Commit, changes: readonly DocumentChange[]): void {
    this.#enqueue(commit, changes, (matched) => this.#sendMatched(commit, matched))
  }

  /** Sends a listener the events that it has missed, before those of later commits. */
  resume(listener: Listener, {commits, transactionId, documentId}: Resumption): void {
    for (const commit of commits) {
      this.#enqueue(commit, commit.changes, (matched) => {
        const lastSeen =
          commit.id === transactionId && documentId !== undefined
            ? matched.findIndex(({change}) => change.document === documentId)
            : -1
        for (const event of encodeMutations(commit, matched, listener.format).slice(lastSeen + 1)) {
          listener.stream.sendEncoded(event)
        }
      })
    }
  }

  #enqueue(
    commit: Commit,
    changes: readonly DocumentChange[],
    deliver: (matched: readonly MatchedChange[]) => void,
  ): void {
    const visible = changes.filter((change) => isVisibleChange(change, this.#filter))
    if (visible.length === 0) {
      return
    }
    if (this.#isBounded) {
      try {
        deliver(this.#match(visible))
      } catch {
        // The commit remains valid; these listeners reconnect and fetch again.
        this.#closeAll()
      }
    } else if (++this.#pendingCommits > MAX_PENDING_COMMITS) {
      this.#pendingCommits--
      this.#resetAll(commit.sequence)
    } else {
      this.#latestSend = this.#latestSend.then(() => this.#sendAsync(visible, deliver))
    }
  }

  async #sendAsync(
    changes: readonly DocumentChange[],
    deliver: (matched: readonly MatchedChange[]) => void,
  ): Promise<void> {
    try {
      if (!this.isEmpty) {
        deliver(await this.#matchInProcess(changes))
      }
    } catch (error) {
      if (isPermanent(error)) {
        for (const {stream} of this.#listeners) {
          sendError(error, stream)
        }
      } else {
        this.#closeAll()
      }
    } finally {
      this.#pendingCommits--
    }
  }

  #sendMatched(commit: Commit, matched: readonly MatchedChange[]): void {
    if (matched.length === 0) {
      return
    }
    const encoded = new Map<string, readonly Uint8Array[]>()
    for (const {stream, format, after} of this.#listeners) {
      if (commit.sequence <= after) {
        continue
      }
      const key = JSON.stringify(format)
      const events = encoded.get(key) ?? encodeMutations(commit, matched, format)
      encoded.set(key, events)
      for (const event of events) {
        stream.sendEncoded(event)
      }
    }
  }

  #match(changes: readonly DocumentChange[]): MatchedChange[] {
    const isMatching = (document: DocumentChange['before']): boolean =>
      document !== undefined && isMatch(this.#dataset, this.#filter, document)
    return changes.flatMap((change) =>
      matchedChange(change, isMatching(change.before), isMatching(change.after)),
    )
  }

  async #matchInProcess(changes: readonly DocumentChange[]): Promise<MatchedChange[]> {
    const matched: MatchedChange[] = []
    for (let start = 0; start < changes.length; start += MAX_CHANGES_PER_REQUEST) {
      const part = changes.slice(start, start + MAX_CHANGES_PER_REQUEST)
      const states = part.flatMap(({before, after}) => [before, after])
      const {matches} = await this.#dataset.match(this.#filter, states)
      part.forEach((change, index) => {
        const [before = false, after = false] = matches.slice(2 * index, 2 * index + 2)
        matched.push(
          ...matchedChange(change, change.before ? before : false, change.after ? after : false),
        )
      })
    }
    return matched
  }

  /** Tells the listeners that they have missed events; ends the streams of those that do not understand it. */
  #resetAll(sequence: number): void {
    for (const listener of this.#listeners) {
      if (!listener.canReset) {
        listener.stream.close()
      } else if (listener.after < sequence) {
        listener.after = sequence
        listener.stream.send({event: 'reset', data: {}})
      }
    }
  }

  #closeAll(): void {
    for (const {stream} of this.#listeners) {
      stream.close()
    }
  }
}

/** Returns true if another attempt to evaluate a filter would fail too. */
export function isPermanent(error: unknown): error is QueryError | QueryLimitError {
  if (error instanceof QueryError) {
    return true
  }
  return error instanceof QueryLimitError && error.code !== 'query-busy'
}

/** Tells a client not to listen with this query again, and ends its stream. */
export function sendError(error: LakeError, stream: EventStream): void {
  stream.send({event: 'channelError', data: {...error.toBody(), message: error.message}})
  stream.close()
}

function matchedChange(
  change: DocumentChange,
  matchedBefore: boolean,
  matchedAfter: boolean,
): MatchedChange[] {
  if (matchedBefore) {
    return [{change, transition: matchedAfter ? 'update' : 'disappear'}]
  }
  return matchedAfter ? [{change, transition: 'appear'}] : []
}

function isVisibleChange(
  {document, before, after}: DocumentChange,
  {isAnonymous, readableTypes, includeAllVersions}: ListenFilter,
): boolean {
  const isIncluded = isAnonymous || includeAllVersions || isPublishedId(document)
  return isIncluded && [before, after].every((state) => !state || isVisible(state, readableTypes))
}
