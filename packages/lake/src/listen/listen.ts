import type {Commit, Dataset} from '../dataset.ts'
import {hasAttribute} from '../documents/attribute.ts'
import {isPublicId, isPublishedId} from '../documents/document-id.ts'
import type {LakeDocument} from '../documents/document.ts'
import type {DocumentSource} from '../documents/document-source.ts'
import {LakeError} from '../errors/lake-error.ts'
import type {DocumentChange} from '../mutations/transaction.ts'
import type {QueryParameters} from '../query/groq.ts'
import type {View} from '../query/view.ts'
import type {EventStream, EventStreams} from './event-stream.ts'
import type {RecentCommits} from './recent-commits.ts'

/** What a listener asks for. */
export interface ListenRequest {
  readonly query: string
  readonly parameters: QueryParameters
  readonly anonymous: boolean
  readonly identity: string
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

/** What listening needs from the Lake. */
export interface ListenContext {
  readonly dataset: Dataset
  readonly streams: EventStreams
  readonly recent: RecentCommits
  readonly newId: () => string
}

/**
 * Answers `GET /data/listen/:dataset`: an event for each change of a document that matches the query
 * before or after it.
 *
 * A query that does not parse is told in the stream, as a `channelError`: clients give up on it there.
 */
export function listen(request: ListenRequest, context: ListenContext): Response {
  const {dataset, streams, recent, newId} = context
  return streams.respond(request.anonymous, (sink) => {
    try {
      // Tried once on nothing, so that a faulty query is told now and not at the first change.
      matches(dataset, request, undefined)
    } catch (error) {
      if (!(error instanceof LakeError)) throw error
      sink.send({event: 'channelError', data: {...error.toBody(), message: error.message}})
      sink.close()
      return () => undefined
    }
    const stop = dataset.subscribe((commit) => {
      try {
        sendCommit(commit, sink)
      } catch {
        // The commit stands; a listener that cannot follow reconnects and reads again.
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
      sendCommit(commit, sink, commit.id === transactionId ? documentId : undefined)
    }
    return stop
  })

  function sendCommit(commit: Commit, sink: EventStream, after?: string): void {
    const changes = commit.changes
      .filter((change) => isVisible(change, request))
      .map((change) => ({change, transition: transitionOf(change)}))
      .filter(({transition}) => transition !== undefined)
    const seen =
      after === undefined ? -1 : changes.findIndex(({change}) => change.document === after)
    changes.forEach(({change, transition}, index) => {
      if (index <= seen) return
      const eventId = `${commit.id}#${change.document}`
      sink.send({
        event: 'mutation',
        id: eventId,
        data: {
          eventId,
          documentId: change.document,
          transactionId: commit.id,
          transition,
          identity: request.anonymous ? '' : commit.author,
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

  function transitionOf({before, after}: DocumentChange): string | undefined {
    const matchedBefore = before !== undefined && matches(dataset, request, before)
    const matchesNow = after !== undefined && matches(dataset, request, after)
    if (matchedBefore) return matchesNow ? 'update' : 'disappear'
    return matchesNow ? 'appear' : undefined
  }
}

function isVisible(
  {document}: DocumentChange,
  {anonymous, includeAllVersions}: Pick<ListenRequest, 'anonymous' | 'includeAllVersions'>,
): boolean {
  if (anonymous) return isPublicId(document)
  return includeAllVersions || isPublishedId(document)
}

/**
 * Evaluates the query with one document as all there is; only references lead into the whole dataset.
 *
 * As on Sanity, a listener's sub-query finds nothing but the changed document.
 */
function matches(
  dataset: Dataset,
  {query, parameters, identity, anonymous}: ListenRequest,
  document: LakeDocument | undefined,
): boolean {
  if (query === '*') return document !== undefined
  const result = dataset.queries.askNow({
    query,
    parameters,
    identity,
    view: only(document, dataset.documents, anonymous),
  })
  return Array.isArray(result) ? result.length > 0 : result !== null && result !== undefined
}

function only(
  document: LakeDocument | undefined,
  others: DocumentSource,
  anonymous: boolean,
): View {
  const one = document ? [document] : []
  const get: View['get'] = (id) => (id === document?._id ? document : undefined)
  return {
    get,
    dereference(id) {
      return get(id) ?? (anonymous && !isPublicId(id) ? undefined : others.get(id))
    },
    all: () => one,
    ofType: (type) => one.filter(({_type}) => _type === type),
    ofTypeWith: (type, attribute) =>
      one.filter((each) => each._type === type && hasAttribute(each, attribute)),
    referencing: () => one,
  }
}
