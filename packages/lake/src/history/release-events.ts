import {publishedIdOf} from '../documents/document-id.ts'
import {isRecord} from '../json.ts'
import {releaseIdOf} from '../releases/release-document.ts'
import type {EffectSummary} from '../store/history-rows.ts'
import {type HistorySource, stateAfter} from './past-state.ts'

/** An event in the history of a release, in Sanity's shape. */
export interface ReleaseEvent {
  readonly type: string
  readonly releaseName: string
  readonly timestamp: string
  readonly author: string
  readonly [detail: string]: unknown
}

/** A page of events, newest first; `nextCursor` is empty on the last page. */
export interface ReleaseEventPage {
  readonly events: readonly ReleaseEvent[]
  readonly nextCursor: string
}

/** Selects one page of a release's events. */
export interface ReleaseEventsRequest {
  /** The name of the release. */
  readonly name: string
  readonly limit: number
  readonly cursor: string
}

type State = Readonly<Record<string, unknown>> | undefined
type CommonFields = Pick<ReleaseEvent, 'releaseName' | 'timestamp' | 'author'>

/**
 * Lists what happened to a release and which documents were added to it or removed from it; edits of its documents
 * are no events.
 *
 * Throws a DamagedHistoryError, and a DamagedDocumentError if the release is damaged.
 */
export function releaseEventsOf(
  source: HistorySource,
  {name, limit, cursor}: ReleaseEventsRequest,
): ReleaseEventPage {
  const before = cursor === '' ? Number.POSITIVE_INFINITY : Number(cursor)
  const changes = changesOfRelease(source, name)
  const ofVersions = [...source.log.versionsOf(name)].filter(({sequence}) => !changes.has(sequence))
  const remaining = [
    ...[...changes].map(([sequence, event]) => ({sequence, event})),
    ...ofVersions.flatMap((effect) => {
      const event = eventOfVersion(source, name, effect)
      return event ? [{sequence: effect.sequence, event}] : []
    }),
  ]
    .filter(({sequence}) => sequence < before)
    .toSorted((left, right) => right.sequence - left.sequence)
  // A page ends with a whole transaction, because the cursor is the sequence number of one.
  const end = remaining[limit - 1]?.sequence ?? 0
  const page = remaining.filter(({sequence}, index) => index < limit || sequence === end)
  return {
    events: page.map(({event}) => event),
    nextCursor: page.length < remaining.length ? String(end) : '',
  }
}

/** Finds the events of a release itself, by the sequence of their transaction. */
function changesOfRelease(source: HistorySource, name: string): Map<number, ReleaseEvent> {
  const id = releaseIdOf(name)
  const changes = new Map<number, ReleaseEvent>()
  let previous: State
  for (const effect of source.log.effectsOf([id], {oldestFirst: true})) {
    const after = stateAfter(source, id, effect.sequence)
    const current = isRecord(after) ? after : undefined
    // After older history was removed, the state before the first change is not needed either.
    const isKnown = previous !== undefined || effect.transition === 'appear'
    const event = isKnown ? eventOfRelease(commonOf(name, effect), previous, current) : undefined
    if (event) {
      changes.set(effect.sequence, event)
    }
    previous = current
  }
  return changes
}

function eventOfRelease(
  common: CommonFields,
  before: State,
  after: State,
): ReleaseEvent | undefined {
  if (!after) {
    return {type: 'deleteRelease', ...common}
  }
  if (!before) {
    return {type: 'createRelease', ...common, change: timeOf(after)}
  }
  const {state, publishAt} = after
  if (state === 'scheduled' && (before['state'] !== state || before['publishAt'] !== publishAt)) {
    return {type: 'scheduleRelease', ...common, publishAt}
  }
  if (state === before['state']) {
    const change = timeOf(after)
    return JSON.stringify(change) === JSON.stringify(timeOf(before))
      ? undefined
      : {type: 'editRelease', ...common, change}
  }
  switch (state) {
    case 'published':
      return {type: 'publishRelease', ...common}
    case 'archived':
      return {type: 'archiveRelease', ...common}
    default:
      return {
        type: before['state'] === 'scheduled' ? 'unscheduleRelease' : 'unarchiveRelease',
        ...common,
      }
  }
}

/** Returns when a release is meant to be published. */
function timeOf(release: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const {releaseType, intendedPublishAt} = isRecord(release['metadata']) ? release['metadata'] : {}
  return {
    ...(releaseType !== undefined && {releaseType}),
    ...(intendedPublishAt !== undefined && {intendedPublishDate: intendedPublishAt}),
  }
}

function eventOfVersion(
  source: HistorySource,
  name: string,
  effect: EffectSummary,
): ReleaseEvent | undefined {
  const {document: versionId, transition, sequence, transactionId, previousRevision} = effect
  const fields = {
    ...commonOf(name, effect),
    documentId: publishedIdOf(versionId),
    versionId,
  }
  if (transition === 'disappear') {
    return {
      type: 'discardDocumentFromRelease',
      ...fields,
      versionRevisionId: previousRevision,
      documentType: typeOf(stateAfter(source, versionId, sequence - 1)),
    }
  }
  return transition === 'appear'
    ? {
        type: 'addDocumentToRelease',
        ...fields,
        versionRevisionId: transactionId,
        documentType: typeOf(stateAfter(source, versionId, sequence)),
      }
    : undefined
}

function typeOf(state: unknown): unknown {
  return isRecord(state) ? state['_type'] : undefined
}

function commonOf(name: string, {timestamp, author}: EffectSummary): CommonFields {
  return {releaseName: name, timestamp, author}
}
