import type {BoardRow, BoardStatus} from '../data/board-row.ts'

/** The rows below one heading of the board. */
export interface RowGroup {
  /** The id of the status; '' for readers without one. */
  readonly key: string
  readonly status: BoardStatus | undefined
  readonly rows: readonly BoardRow[]
  /** How many of the shown rows have this status now; differs from the number of rows while these are held. */
  readonly count: number
}

/** The group of each row, by the id of the reader. */
export type Placement = ReadonlyMap<string, string>

/** Options of the groups. */
export interface GroupOptions {
  /** Where to keep rows whose status has changed; other rows are placed by their status. */
  readonly held?: Placement | undefined
  /** The ids of the readers who are shown; by default all. Only these are counted. */
  readonly shown?: ReadonlySet<string> | undefined
}

/** Groups rows by status, in the order of the statuses; readers without a status come last. */
export function groupRows(
  rows: readonly BoardRow[],
  statuses: readonly BoardStatus[],
  {held, shown}: GroupOptions = {},
): RowGroup[] {
  const placed = groupBy(rows, (row) => held?.get(row.id) ?? groupOf(row))
  const counted = groupBy(shown ? rows.filter(({id}) => shown.has(id)) : rows, groupOf)
  return [...statuses, undefined]
    .map((status) => {
      const key = status?.id ?? ''
      return {key, status, rows: placed.get(key) ?? [], count: counted.get(key)?.length ?? 0}
    })
    .filter((group) => group.rows.length > 0)
}

/** Returns where the rows of groups are. */
export function readPlacement(groups: readonly RowGroup[]): Placement {
  return new Map(groups.flatMap(({key, rows}) => rows.map(({id}) => [id, key] as const)))
}

function groupOf({status}: BoardRow): string {
  return status?.id ?? ''
}

function groupBy(
  rows: readonly BoardRow[],
  keyOf: (row: BoardRow) => string,
): ReadonlyMap<string, BoardRow[]> {
  const groups = new Map<string, BoardRow[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) {
      group.push(row)
    } else {
      groups.set(key, [row])
    }
  }
  return groups
}
