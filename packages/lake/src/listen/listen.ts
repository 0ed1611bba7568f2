import type {Commit, Dataset} from '../dataset.ts'
import {isPublicId, isPublishedId} from '../documents/document-id.ts'
import type {LakeError} from '../errors/lake-error.ts'
import {QueryError} from '../errors/query-error.ts'
import {QueryLimitError} from '../errors/query-limit-error.ts'
import type {DocumentChange} from '../mutations/transaction.ts'
import type {SentQuery} from '../query/process/query-request.ts'
import type {EventStream, EventStreams} from './event-stream.ts'
import {matches} from './matches.ts'
import type {RecentCommits} from './recent-commits.ts'

/** Maximum number of changes in one request to a query process. */
const MAX_CHANGES = 100
/** Commits that a listener may be behind before its stream ends, so that it reconnects and fetches again. */
const MAX_BEHIND = 200

/** A request to listen. */
export interface ListenRequest extends SentQuery {
  readonly includeAllVersions: boolean
  readonly includeResult: boolean
  readonly includePreviousRevision: boolean
  readonly includeMutations: boolean
  readonly effectFormat: string | undefined
  readonly visibility: string | undefined
  readonly enableResume: boolean
  /** The last event that the client has seen, `<transaction>#<document>`. */
  readonly lastEventId: string | undefined
}

/** The parts of the Lake that listening uses. */
export interface ListenContext {
  readonly dataset: Dataset
  readonly streams: EventStreams
  readonly recent: RecentCommits
  readonly newId: () => string
}

/**
 * Responds to `GET /data/listen/:dataset` with an event for each change of a document that matches the
 * query before or after it.
 *
 * If the query is invalid or reaches a limit, the stream sends a `channelError`, after which clients do
 * not try again. Rejects with a LakeError if another attempt may succeed.
 */
export async function listen(request: ListenRequest, context: ListenContext): Promise<Response> {
  const {dataset, streams, recent, newId} = context
  const checked = await checkQuery(dataset, request)
  return streams.respond(request.isAnonymous, (sink) => {
    if (checked instanceof Error) {
      sendError(checked, sink)
      return () => undefined
    }
    const sendChanges = checked.isBounded ? sendCommit : createQueue(sink)
    const stop = dataset.subscribe((commit) => {
      try {
        sendChanges(commit, sink)
      } catch {
        // The commit remains valid; this listener reconnects and fetches again.
        sink.close()
      }
    })
    const [transactionId, documentId] = (request.lastEventId ?? '').split('#')
    const missed = transactionId && request.enableResume ? recent.since(transactionId) : undefined
    if (!missed) {
      sink.send({event: 'welcome', data: {listenerName: newId()}})
      return stop
    }
    sink.send({event: 'welcomeback', data: {listenerName: newId()}})
    for (const commit of missed) {
      sendChanges(commit, sink, commit.id === transactionId ? documentId : undefined)
    }
    return stop
  })

  /** For a query that must not run in this process: sends its changes in the order of the commits. */
  function createQueue(sink: EventStream): typeof sendCommit {
    let latest = Promise.resolve()
    let pendingCommits = 0
    let isEnded = false

    async function send(commit: Commit, lastSeenDocument: string | undefined): Promise<void> {
      if (isEnded) {
        return
      }
      try {
        const changes = commit.changes.filter((change) => isVisible(change, request))
        sendTransitions(
          commit,
          await transitionsOf(dataset, request, changes),
          sink,
          lastSeenDocument,
        )
      } catch (error) {
        isEnded = true
        if (isFinal(error)) {
          sendError(error, sink)
        } else {
          sink.close()
        }
      } finally {
        pendingCommits--
      }
    }

    return (commit, _, lastSeenDocument) => {
      if (++pendingCommits > MAX_BEHIND) {
        isEnded = true
        sink.close()
      } else {
        latest = latest.then(() => send(commit, lastSeenDocument))
      }
    }
  }

  function sendCommit(commit: Commit, sink: EventStream, lastSeenDocument?: string): void {
    const transitions = commit.changes
      .filter((change) => isVisible(change, request))
      .map((change) => ({
        change,
        transition: transitionOf(
          change.before !== undefined && matches(dataset, request, change.before),
          change.after !== undefined && matches(dataset, request, change.after),
        ),
      }))
    sendTransitions(commit, transitions, sink, lastSeenDocument)
  }

  function sendTransitions(
    commit: Commit,
    transitions: readonly ChangeTransition[],
    sink: EventStream,
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
      sink.send({
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
  /** `undefined` if the query matches neither state. */
  readonly transition: string | undefined
}

/** Evaluates the query without a document, so that an invalid one fails now and not at the first change. */
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
    if (isFinal(error)) {
      return error
    }
    throw error
  }
}

/** Returns true if the query would fail again. */
function isFinal(error: unknown): error is QueryError | QueryLimitError {
  if (error instanceof QueryError) {
    return true
  }
  return error instanceof QueryLimitError && error.code !== 'query-busy'
}

function sendError(error: LakeError, sink: EventStream): void {
  sink.send({event: 'channelError', data: {...error.toBody(), message: error.message}})
  sink.close()
}

async function transitionsOf(
  dataset: Dataset,
  request: ListenRequest,
  changes: readonly DocumentChange[],
): Promise<ChangeTransition[]> {
  const transitions: ChangeTransition[] = []
  for (let start = 0; start < changes.length; start += MAX_CHANGES) {
    const part = changes.slice(start, start + MAX_CHANGES)
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

function transitionOf(matchedBefore: boolean, matchesNow: boolean): string | undefined {
  if (matchedBefore) {
    return matchesNow ? 'update' : 'disappear'
  }
  return matchesNow ? 'appear' : undefined
}

function isVisible(
  {document}: DocumentChange,
  {isAnonymous, includeAllVersions}: Pick<ListenRequest, 'isAnonymous' | 'includeAllVersions'>,
): boolean {
  if (isAnonymous) {
    return isPublicId(document)
  }
  return includeAllVersions || isPublishedId(document)
}
