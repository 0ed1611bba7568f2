import type {Commit} from '../commit/commit.ts'
import type {Dataset} from '../dataset.ts'
import type {LakeError} from '../errors/lake-error.ts'
import type {DocumentChange} from '../mutations/transaction.ts'
import type {EventStreams} from './event-stream.ts'
import type {ListenScope} from './listen-scope.ts'
import {
  isPermanent,
  ListenerGroup,
  sendError,
  type ListenFilter,
  type Listener,
  type Resumption,
} from './listener-group.ts'
import type {RecentCommits} from './recent-commits.ts'

/** A request to listen. */
export interface ListenRequest extends ListenFilter {
  readonly includeResult: boolean
  readonly includePreviousRevision: boolean
  readonly includeMutations: boolean
  readonly effectFormat: string | undefined
  readonly visibility: string | undefined
  readonly enableResume: boolean
  /** Tells whether the caller still has the same access; undefined for a client that is not logged in. */
  readonly isCurrent: (() => boolean) | undefined
  /** The last event that the client has seen, `<transaction>#<document>`. */
  readonly lastEventId: string | undefined
}

/** The parts of the Lake that listeners use. */
export interface ListenContext {
  readonly dataset: Dataset
  readonly streams: Pick<EventStreams, 'respond'>
  readonly recent: RecentCommits
  readonly newId: () => string
}

interface CheckedFilter {
  readonly isBounded: boolean
  readonly scope: ListenScope
}

/**
 * All listeners, found by the ids and types that their queries can match, so that a commit costs nothing for
 * listeners that it cannot concern.
 */
export class Listeners {
  readonly #context: ListenContext
  readonly #groups = new Map<string, ListenerGroup>()
  readonly #index = {
    id: new Map<string, Set<ListenerGroup>>(),
    type: new Map<string, Set<ListenerGroup>>(),
    all: new Map<string, Set<ListenerGroup>>(),
  }

  constructor(context: ListenContext) {
    this.#context = context
    context.dataset.subscribe((commit) => this.#send(commit))
  }

  /**
   * Responds to `GET /data/listen/:dataset` with an event for each change of a document that matches the
   * query before or after the change.
   *
   * If the query is invalid or reaches a limit, the stream sends a `channelError`, so that clients do not try
   * again. Rejects with a LakeError if another attempt may succeed.
   */
  async respond(request: ListenRequest): Promise<Response> {
    const {dataset, streams, newId} = this.#context
    const checked = await checkFilter(dataset, request)
    return streams.respond(request.isCurrent, (stream) => {
      if (checked instanceof Error) {
        sendError(checked, stream)
        return () => undefined
      }
      dataset.publishNow()
      const listener: Listener = {
        stream,
        format: {
          includeResult: request.includeResult,
          includePreviousRevision: request.includePreviousRevision,
          includeMutations: request.includeMutations,
          includeEffects: request.effectFormat === 'mendoza',
          includeAuthor: !request.isAnonymous,
          visibility: request.visibility === 'query' ? 'query' : 'transaction',
        },
        canReset: request.enableResume,
        after: dataset.log.latestSequence(),
      }
      const {group, leave} = this.#join(request, checked, listener)
      const resumption = this.#findResumption(request)
      const event = resumption ? 'welcomeback' : 'welcome'
      stream.send({event, data: {listenerName: newId()}})
      if (resumption) {
        group.resume(listener, resumption)
      }
      return leave
    })
  }

  #findResumption({enableResume, lastEventId = ''}: ListenRequest): Resumption | undefined {
    const [transactionId = '', documentId] = lastEventId.split('#')
    const commits =
      enableResume && transactionId !== '' ? this.#context.recent.since(transactionId) : undefined
    return commits && {commits, transactionId, documentId}
  }

  #join(
    request: ListenRequest,
    {isBounded, scope}: CheckedFilter,
    listener: Listener,
  ): {readonly group: ListenerGroup; readonly leave: () => void} {
    const key = keyOf(request)
    const group =
      this.#groups.get(key) ?? new ListenerGroup(this.#context.dataset, request, isBounded)
    const index = this.#index[scope.by]
    const keys = scope.by === 'all' ? [''] : scope.keys
    if (group.isEmpty) {
      this.#groups.set(key, group)
      for (const indexKey of keys) {
        index.set(indexKey, (index.get(indexKey) ?? new Set()).add(group))
      }
    }
    group.add(listener)
    return {
      group,
      leave: () => {
        group.remove(listener)
        if (!group.isEmpty) {
          return
        }
        this.#groups.delete(key)
        for (const indexKey of keys) {
          const groups = index.get(indexKey)
          groups?.delete(group)
          if (groups?.size === 0) {
            index.delete(indexKey)
          }
        }
      },
    }
  }

  #send(commit: Commit): void {
    const changesByGroup = new Map<ListenerGroup, DocumentChange[]>()
    for (const change of commit.changes) {
      for (const group of this.#groupsConcerned(change)) {
        const changes = changesByGroup.get(group)
        if (changes) {
          changes.push(change)
        } else {
          changesByGroup.set(group, [change])
        }
      }
    }
    for (const [group, changes] of changesByGroup) {
      group.send(commit, changes)
    }
  }

  #groupsConcerned({document, before, after}: DocumentChange): ReadonlySet<ListenerGroup> {
    const {id, type, all} = this.#index
    return new Set([
      ...(all.get('') ?? []),
      ...(id.get(document) ?? []),
      ...(type.get(before?._type ?? '') ?? []),
      ...(type.get(after?._type ?? '') ?? []),
    ])
  }
}

/** Listeners with the same key receive events of the same changes. */
function keyOf(filter: ListenFilter): string {
  const {query, parameters, identity, isAnonymous, readableTypes, includeAllVersions} = filter
  // Most queries do not depend on who listens; only a call of `identity()` does.
  const relevantIdentity = query.includes('identity') ? identity : ''
  return JSON.stringify([
    query,
    Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    relevantIdentity,
    isAnonymous,
    readableTypes,
    includeAllVersions,
  ])
}

/** Evaluates the query without a document, so that an invalid query fails now and not at the first change. */
async function checkFilter(
  dataset: Dataset,
  filter: ListenFilter,
): Promise<CheckedFilter | LakeError> {
  if (filter.query === '*') {
    return {isBounded: true, scope: {by: 'all'}}
  }
  try {
    return await dataset.match(filter, [undefined])
  } catch (error) {
    if (isPermanent(error)) {
      return error
    }
    throw error
  }
}
