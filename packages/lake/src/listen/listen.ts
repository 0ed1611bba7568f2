import {isVisible} from '../auth/is-visible.ts'
import type {Commit} from '../commit/commit.ts'
import type {Dataset} from '../dataset.ts'
import {isPublishedId} from '../documents/document-id.ts'
import type {LakeError} from '../errors/lake-error.ts'
import {QueryError} from '../errors/query-error.ts'
import {QueryLimitError} from '../errors/query-limit-error.ts'
import type {DocumentChange} from '../mutations/transaction.ts'
import type {SentQuery} from '../query/process/query-request.ts'
import type {EventStream, EventStreams} from './event-stream.ts'
import {isMatch} from './is-match.ts'
import type {RecentCommits} from './recent-commits.ts'

/** Maximum number of changes in one request to a query process. */
const MAX_CHANGES_PER_REQUEST = 100
/** Maximum number of commits that wait for the filter of a listener. If there are more, the stream ends, and the client fetches again. */
const MAX_PENDING_COMMITS = 200

/** A request to listen. */
export interface ListenRequest extends SentQuery {
  readonly includeAllVersions: boolean
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
  readonly streams: EventStreams
  readonly recent: RecentCommits
  readonly newId: () => string
}

/**
 * Responds to `GET /data/listen/:dataset` with an event for each change of a document that matches the
 * query before or after the change.
 *
 * If the query is invalid or reaches a limit, the stream sends a `channelError`, so that clients do not try
 * again. Rejects with a LakeError if another attempt may succeed.
 */
export async function listen(request: ListenRequest, context: ListenContext): Promise<Response> {
  const {dataset, streams, recent, newId} = context
  const checked = await checkQuery(dataset, request)
  return streams.respond(request.isCurrent, (stream) => {
    if (checked instanceof Error) {
      sendError(checked, stream)
      return () => undefined
    }
    const sendChanges = checked.isBounded ? sendCommit : createOrderedSender(stream)
    const stop = dataset.subscribe((commit) => {
      try {
        sendChanges(commit, stream)
      } catch {
        // The commit remains valid; this listener reconnects and fetches again.
        stream.close()
      }
    })
    const [transactionId, documentId] = (request.lastEventId ?? '').split('#')
    const missed = transactionId && request.enableResume ? recent.since(transactionId) : undefined
    if (!missed) {
      stream.send({event: 'welcome', data: {listenerName: newId()}})
      return stop
    }
    stream.send({event: 'welcomeback', data: {listenerName: newId()}})
    for (const commit of missed) {
      sendChanges(commit, stream, commit.id === transactionId ? documentId : undefined)
    }
    return stop
  })

  /** Creates a sender for a query that runs in a query process; it sends changes in the order of the commits. */
  function createOrderedSender(stream: EventStream): typeof sendCommit {
    let latestSend = Promise.resolve()
    let pendingCommits = 0
    let isEnded = false

    async function send(commit: Commit, lastSeenDocument: string | undefined): Promise<void> {
      if (isEnded) {
        return
      }
      try {
        const changes = commit.changes.filter((change) => isVisibleChange(change, request))
        sendTransitions(
          commit,
          await transitionsOf(dataset, request, changes),
          stream,
          lastSeenDocument,
        )
      } catch (error) {
        isEnded = true
        if (isPermanent(error)) {
          sendError(error, stream)
        } else {
          stream.close()
        }
      } finally {
        pendingCommits--
      }
    }

    return (commit, _, lastSeenDocument) => {
      if (++pendingCommits > MAX_PENDING_COMMITS) {
        isEnded = true
        stream.close()
      } else {
        latestSend = latestSend.then(() => send(commit, lastSeenDocument))
      }
    }
  }

  function sendCommit(commit: Commit, stream: EventStream, lastSeenDocument?: string): void {
    const transitions = commit.changes
      .filter((change) => isVisibleChange(change, request))
      .map((change) => ({
        change,
        transition: transitionOf(
          change.before !== undefined && isMatch(dataset, request, change.before),
          change.after !== undefined && isMatch(dataset, request, change.after),
        ),
      }))
    sendTransitions(commit, transitions, stream, lastSeenDocument)
  }

  function sendTransitions(
    commit: Commit,
    transitions: readonly ChangeTransition[],
    stream: EventStream,
    lastSeenDocument: string | undefined,
  ): void {
    const changes = transitions.filter(({transition}) => transition !== undefined)
    const lastSeenIndex =
      lastSeenDocument === undefined
        ? -1
        : changes.findIndex(({change}) => change.document === lastSeenDocument)
    changes.forEach(({change, transition}, index) => {
      if (index <= lastSeenIndex) {
        return
      }
      const eventId = `${commit.id}#${change.document}`
      stream.send({
        event: 'mutation',
        id: eventId,
        data: {
          eventId,
          documentId: change.document,
          transactionId: commit.id,
          transition,
          identity: request.isAnonymous ? '' : commit.author,
          ...(transition === 'appear' && !change.before
            ? {}
            : {previousRev: change.previousRevision}),
          resultRev: commit.id,
          timestamp: commit.timestamp,
          visibility: request.visibility === 'query' ? 'query' : 'transaction',
          transactionTotalEvents: changes.length,
          transactionCurrentEvent: index + 1,
          ...(request.includeMutations && {mutations: change.mutations}),
          ...(request.effectFormat === 'mendoza' && {
            effects: {apply: change.apply, revert: change.revert},
          }),
          ...(request.includeResult && change.after && {result: change.after}),
          ...(request.includePreviousRevision && change.before && {previous: change.before}),
        },
      })
    })
  }
}

interface ChangeTransition {
  readonly change: DocumentChange
  /** `undefined` if the query matches the document neither before nor after the change. */
  readonly transition: string | undefined
}

/** Evaluates the query without a document, so that an invalid query fails now and not at the first change. */
async function checkQuery(
  dataset: Dataset,
  request: ListenRequest,
): Promise<{readonly isBounded: boolean} | LakeError> {
  if (request.query === '*') {
    return {isBounded: true}
  }
  try {
    const {isBounded} = await dataset.match(request, [undefined])
    return {isBounded}
  } catch (error) {
    if (isPermanent(error)) {
      return error
    }
    throw error
  }
}

/** Returns true if another attempt would fail too. */
function isPermanent(error: unknown): error is QueryError | QueryLimitError {
  if (error instanceof QueryError) {
    return true
  }
  return error instanceof QueryLimitError && error.code !== 'query-busy'
}

function sendError(error: LakeError, stream: EventStream): void {
  stream.send({event: 'channelError', data: {...error.toBody(), message: error.message}})
  stream.close()
}

async function transitionsOf(
  dataset: Dataset,
  request: ListenRequest,
  changes: readonly DocumentChange[],
): Promise<ChangeTransition[]> {
  const transitions: ChangeTransition[] = []
  for (let start = 0; start < changes.length; start += MAX_CHANGES_PER_REQUEST) {
    const part = changes.slice(start, start + MAX_CHANGES_PER_REQUEST)
    const states = part.flatMap(({before, after}) => [before, after])
    const {matches: matched} = await dataset.match(request, states)
    part.forEach((change, index) => {
      const [before = false, after = false] = matched.slice(2 * index, 2 * index + 2)
      transitions.push({
        change,
        transition: transitionOf(change.before ? before : false, change.after ? after : false),
      })
    })
  }
  return transitions
}

function transitionOf(matchedBefore: boolean, matchedAfter: boolean): string | undefined {
  if (matchedBefore) {
    return matchedAfter ? 'update' : 'disappear'
  }
  return matchedAfter ? 'appear' : undefined
}

function isVisibleChange(
  {document, before, after}: DocumentChange,
  {isAnonymous, readableTypes, includeAllVersions}: ListenRequest,
): boolean {
  const isIncluded = isAnonymous || includeAllVersions || isPublishedId(document)
  return isIncluded && [before, after].every((state) => !state || isVisible(state, readableTypes))
}
