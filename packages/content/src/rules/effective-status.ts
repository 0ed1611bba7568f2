/** What decides a reader's status at a time: the fields of an availability, whatever form its statuses have. */
export interface TimedStatus<Status> {
  readonly status?: Status | null
  /** When the status began: ISO 8601 in UTC. */
  readonly since?: unknown
  /** When the status ends: ISO 8601 in UTC. */
  readonly until?: unknown
  /** The status that follows. */
  readonly next?: Status | null
  readonly note?: unknown
}

/** A reader's status at a time. */
export interface EffectiveStatus<Status> {
  readonly status: Status | undefined
  readonly since: string | undefined
  readonly note: string | undefined
  /** When the status ends, later than the time in question: ISO 8601 in UTC. */
  readonly until: string | undefined
  /** The status that follows at `until`; undefined if there is no `until`. */
  readonly next: Status | undefined
}

/** As `Date.toISOString()` writes it, with or without fractions of a second. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

/**
 * Decides which status a reader has at a time: once `until` has come, it is `next`, without note, since `until`.
 *
 * An availability with `until` but without `next` keeps its status, and loses its note. An invalid `until` is ignored.
 */
export function effectiveStatus<Status>(
  {status, since, until, next, note}: TimedStatus<Status>,
  now: Date,
): EffectiveStatus<Status> {
  const current = status ?? undefined
  const following = next ?? current
  const end = typeof until === 'string' && INSTANT.test(until) ? until : ''
  const remaining = Date.parse(end) - now.getTime()
  if (remaining <= 0) {
    return {status: following, since: end, note: undefined, until: undefined, next: undefined}
  }
  const hasEnd = remaining > 0
  return {
    status: current,
    since: asText(since),
    note: asText(note),
    until: hasEnd ? end : undefined,
    next: hasEnd ? following : undefined,
  }
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined
}
