import {
  availabilityId,
  createStatusChange,
  effectiveStatus,
  guessStatus,
  recordStatus,
  type StatusChoice,
  statusId,
  STATUS_SEEDS,
  statusKey,
} from '@reader-article/content'

import type {DocumentWarning} from '../read/document.ts'
import type {ReaderPlan} from './plan-reader.ts'
import type {Repository, Write} from './repository.ts'
import {
  createReference,
  isRecord,
  publishedIdOf,
  refField,
  type StoredDocument,
  textField,
} from './stored-document.ts'

/** The writes that set a reader's status to the status of a document. */
export interface AvailabilityPlan {
  writes: Write[]
  warnings: DocumentWarning[]
}

/**
 * Finds a status by its label, or plans to create it, and plans to switch the reader to it.
 *
 * A status from a document has no end, so the end of the current status is removed. The time of the change and the
 * note are updated only if the status changes or had an end; only then the change is recorded.
 */
export async function planAvailability(
  reader: ReaderPlan,
  label: string,
  repository: Repository,
  now: Date,
): Promise<AvailabilityPlan> {
  const status = await planStatus(label, repository)
  const statusRef = createReference(status.id, 'status', status.isPublished)
  const readerRef = createReference(reader.id, 'reader', reader.isPublished)
  const id = availabilityId(reader.id)
  const [current] = await repository.findByIds([id])

  const from =
    current &&
    effectiveStatus(
      {
        ...current,
        status: refField(current, 'status') ?? null,
        next: refField(current, 'next') ?? null,
      },
      now,
    )
  const since = (from?.status === status.id && from.since) || now.toISOString()
  const record = async (): Promise<Write> => ({
    create: createStatusChange({
      readerId: reader.id,
      at: now,
      from: from && recordStatus(from, status.choices),
      to: {
        status: {id: status.id, label: status.label},
        since,
        until: undefined,
        next: undefined,
        note: undefined,
      },
      user: await repository.fetchUser(),
      source: 'Import',
    }),
  })

  if (current === undefined) {
    const create = {_id: id, _type: 'availability', reader: readerRef, status: statusRef, since}
    return {writes: [...status.writes, {create}, await record()], warnings: status.warnings}
  }
  const set: Record<string, unknown> = {}
  const unset: string[] = []
  const hasEnd = current['until'] !== undefined || current['next'] !== undefined
  const isSwitch = from?.status !== status.id || hasEnd
  if (isSwitch) {
    set['status'] = statusRef
    set['since'] = since
    unset.push(...['note', 'until', 'next'].filter((field) => current[field] !== undefined))
  }
  const isWeak = isRecord(current['reader']) && current['reader']['_weak'] === true
  if (refField(current, 'reader') !== reader.id || (reader.isPublished && isWeak)) {
    set['reader'] = readerRef
  }
  if (Object.keys(set).length === 0) {
    return {writes: status.writes, warnings: status.warnings}
  }
  const patch = {
    id,
    ifRevisionID: current._rev,
    set,
    ...(unset.length > 0 && {unset}),
  }
  const writes = [...status.writes, {patch}, ...(isSwitch ? [await record()] : [])]
  return {writes, warnings: status.warnings}
}

interface StatusPlan extends AvailabilityPlan {
  id: string
  label: string
  isPublished: boolean
  /** The stored statuses, for the labels in the record. */
  choices: StatusChoice[]
}

// Availability is live, so a new status is published immediately.
async function planStatus(label: string, repository: Repository): Promise<StatusPlan> {
  const stored = await repository.findStatuses()
  const choices = stored
    .toSorted((a, b) => Number(isDraft(a)) - Number(isDraft(b)))
    .map((each) => ({id: publishedIdOf(each._id), label: textField(each, 'label') ?? ''}))
  const key = statusKey(label)
  const expected = statusId(label)
  const matches = stored.filter((status) => statusKey(textField(status, 'label') ?? '') === key)
  const found =
    matches.find((status) => status._id === publishedIdOf(status._id)) ??
    matches[0] ??
    stored.find((status) => publishedIdOf(status._id) === expected)
  if (found !== undefined) {
    const id = publishedIdOf(found._id)
    const isPublished = stored.some((status) => status._id === id)
    const warnings = isPublished
      ? []
      : [
          {
            line: 1,
            message: `the status “${label}” is not published yet, so it is not shown; publish it in the Studio`,
          },
        ]
    const storedLabel = choices.find((choice) => choice.id === id)?.label ?? ''
    return {id, label: storedLabel, isPublished, choices, writes: [], warnings}
  }
  const seed = STATUS_SEEDS.find((candidate) => statusKey(candidate.label) === key)
  const orders = stored
    .map((status) => status['order'])
    .filter((order) => typeof order === 'number')
  const create = seed
    ? {...seed}
    : {
        _id: expected,
        _type: 'status',
        label,
        ...guessStatus(label),
        // The default statuses come first, even if they have not been created yet.
        order: Math.max(STATUS_SEEDS.length, ...orders) + 1,
      }
  const warnings = seed
    ? []
    : [
        {
          line: 1,
          message: `the status “${label}” is new: its tone is guessed as “${guessStatus(label).tone}”`,
        },
      ]
  return {
    id: create._id,
    label: create.label,
    isPublished: true,
    choices,
    writes: [{create}],
    warnings,
  }
}

function isDraft({_id}: StoredDocument): boolean {
  return _id !== publishedIdOf(_id)
}
