import {draftIdOf, isVersionId, publishedIdOf, releaseOf} from '../documents/document-id.ts'
import type {EffectSummary} from '../store/history-rows.ts'
import type {TransactionLog} from '../store/transaction-log.ts'

/** An event in the history of a document, in Sanity's shape. */
export interface DocumentEvent {
  readonly type: string
  readonly documentId: string
  readonly timestamp: string
  readonly author: string
  readonly [detail: string]: unknown
}

/** A page of events, newest first; `nextCursor` is empty on the last page. */
export interface EventPage {
  readonly events: readonly DocumentEvent[]
  readonly nextCursor: string
}

/** Selects one page of a document's events. */
export interface EventsRequest {
  /** The id of the document, its draft or one of its versions. */
  readonly id: string
  readonly limit: number
  readonly cursor: string
}

/** Lists the events of a document and of its variant (its draft or a version); an edit of a draft is not an event. */
export function eventsOf(log: TransactionLog, {id, limit, cursor}: EventsRequest): EventPage {
  const publishedId = publishedIdOf(id)
  const variantId = isVersionId(id) ? id : draftIdOf(publishedId)
  const summaries = [...log.effectsOf([publishedId, variantId], {oldestFirst: true})]
  const transactions = groupBySequence(summaries)
  const releasedVersions = findReleasedVersions(log, publishedId, summaries)
  const events: {readonly event: DocumentEvent; readonly sequence: number}[] = []
  let variantExists = false
  for (const effects of transactions) {
    const published = effects.find(({document}) => document === publishedId)
    const variant = effects.find(({document}) => document === variantId)
    if (variant) {
      variantExists = variant.transition !== 'disappear'
    }
    const released = published && !variant ? releasedVersions.get(published.sequence) : undefined
    const event =
      published && released !== undefined
        ? createReleaseEvent(publishedId, published, released)
        : eventOf({publishedId, variantId, published, variant, variantExists})
    if (event) {
      events.push({event, sequence: (published ?? variant)?.sequence ?? 0})
    }
  }
  const before = cursor === '' ? Number.POSITIVE_INFINITY : Number(cursor)
  const remaining = events.toReversed().filter(({sequence}) => sequence < before)
  const page = remaining.slice(0, limit)
  const last = page.at(-1)
  return {
    events: page.map(({event}) => event),
    nextCursor: last && remaining.length > page.length ? String(last.sequence) : '',
  }
}

/** The effects of one transaction on a document and on its variant, which is its draft or a version. */
interface EventInput {
  readonly publishedId: string
  readonly variantId: string
  readonly published: EffectSummary | undefined
  readonly variant: EffectSummary | undefined
  readonly variantExists: boolean
}

function eventOf(input: EventInput): DocumentEvent | undefined {
  const {publishedId, variantId, published, variant, variantExists} = input
  const effect = published ?? variant
  if (!effect) {
    return undefined
  }
  const {timestamp, author, transactionId: revisionId} = effect
  const releaseId = releaseOf(variantId)
  const common = {documentId: publishedId, timestamp, author, ...(releaseId && {releaseId})}
  if (!published) {
    if (variant?.transition === 'appear') {
      return {
        type: 'createDocumentVersion',
        ...common,
        versionId: variantId,
        versionRevisionId: revisionId,
      }
    }
    if (variant?.transition !== 'disappear') {
      return undefined
    }
    const {previousRevision: versionRevisionId} = variant
    return {type: 'deleteDocumentVersion', ...common, versionId: variantId, versionRevisionId}
  }
  if (published.transition === 'disappear') {
    return variantExists
      ? {type: 'unpublishDocument', ...common, versionId: variantId, versionRevisionId: revisionId}
      : {type: 'deleteDocumentGroup', ...common}
  }
  if (variant?.transition === 'disappear') {
    return {
      type: 'publishDocumentVersion',
      ...common,
      revisionId,
      versionId: variantId,
      versionRevisionId: variant.previousRevision,
      publishCause: releaseId === undefined ? 'document.publish' : 'release.publish',
    }
  }
  const type = published.transition === 'appear' ? 'createLiveDocument' : 'updateLiveDocument'
  return {type, ...common, revisionId}
}

/** Finds the versions of a document that became the published document, by the sequence of their transaction. */
function findReleasedVersions(
  log: TransactionLog,
  publishedId: string,
  summaries: readonly EffectSummary[],
): Map<number, string> {
  const sequences = summaries
    .filter(({document, transition}) => document === publishedId && transition !== 'disappear')
    .map(({sequence}) => sequence)
  const versions = log.versionsDeletedIn(sequences)
  return new Map(
    versions
      .filter(({id}) => publishedIdOf(id) === publishedId)
      .map(({id, sequence}) => [sequence, id]),
  )
}

function createReleaseEvent(
  publishedId: string,
  {timestamp, author, transactionId}: EffectSummary,
  versionId: string,
): DocumentEvent {
  return {
    type: 'publishDocumentVersion',
    documentId: publishedId,
    timestamp,
    author,
    releaseId: releaseOf(versionId),
    revisionId: transactionId,
    versionId,
    versionRevisionId: transactionId,
    publishCause: 'release.publish',
  }
}

function groupBySequence(effects: readonly EffectSummary[]): EffectSummary[][] {
  const groups = new Map<number, EffectSummary[]>()
  for (const effect of effects) {
    const group = groups.get(effect.sequence)
    if (group) {
      group.push(effect)
    } else {
      groups.set(effect.sequence, [effect])
    }
  }
  return [...groups.values()]
}
