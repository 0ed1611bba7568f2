import type {BoardRow, BoardStatus} from './board-row.ts'

/** Statuses in the editors' order. */
export const STATUSES = {
  available: {id: 'status-available', label: 'Available', tone: 'available'},
  busy: {id: 'status-busy', label: 'Busy', tone: 'busy'},
  away: {id: 'status-on-a-break', label: 'On a break', tone: 'away'},
  off: {id: 'status-off', label: 'Off', tone: 'unavailable'},
} as const satisfies Record<string, BoardStatus>

/** Creates the row of an available reader. */
export function createRow(name: string, fields: Partial<BoardRow> = {}): BoardRow {
  return {
    id: `reader-${name}`,
    name,
    pin: '700107',
    specialities: [],
    photo: undefined,
    status: STATUSES.available,
    since: '2026-11-28T09:00:00.000Z',
    until: undefined,
    next: undefined,
    note: undefined,
    by: undefined,
    isPending: false,
    ...fields,
  }
}
