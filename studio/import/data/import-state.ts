import {
  type Edits,
  type ImportItem,
  isEditable,
  NO_EDITS,
  type Outcome,
  type Plan,
  type Reading,
} from './item.ts'

/** The documents of an import, and what the editor has confirmed. */
export interface ImportState {
  readonly items: readonly ImportItem[]
  /** The PINs of readers whom the editor has confirmed to create. */
  readonly confirmedPins: readonly string[]
  /** Whether the editor has started to make drafts, and not all have been tried. */
  readonly isMaking: boolean
}

/** An item as it is kept over a reload. */
export type KeptItem = Pick<ImportItem, 'id' | 'sourceId' | 'name' | 'part' | 'edits' | 'outcome'>

/** A source with the readings of its documents. */
export interface ReadSource {
  readonly id: string
  readonly name: string
  readonly readings: readonly Reading[]
}

/** A change of an import. */
export type ImportAction =
  | {
      readonly type: 'restore'
      readonly items: readonly KeptItem[]
      readonly confirmedPins: readonly string[]
      readonly isMaking: boolean
    }
  | {readonly type: 'read'; readonly sources: readonly ReadSource[]}
  | {readonly type: 'reread'; readonly sourceId: string}
  | {readonly type: 'edit'; readonly ids: readonly string[]; readonly edits: Partial<Edits>}
  | {readonly type: 'remove'; readonly sourceIds: readonly string[]}
  | {readonly type: 'confirm-readers'; readonly pins: readonly string[]}
  | {readonly type: 'plan'; readonly plans: ReadonlyMap<string, Plan>}
  | {readonly type: 'make'}
  | {readonly type: 'stop'}
  | {readonly type: 'outcome'; readonly id: string; readonly outcome: Outcome}
  | {readonly type: 'clear'}

export const EMPTY_IMPORT: ImportState = {items: [], confirmedPins: [], isMaking: false}

/** Returns the id of a part of a source. */
export function itemId(sourceId: string, part: number): string {
  return `${sourceId}-${part}`
}

/** Applies a change to an import. */
export function importReducer(state: ImportState, action: ImportAction): ImportState {
  switch (action.type) {
    case 'restore': {
      const {confirmedPins, isMaking} = action
      return {items: action.items.map(restoreItem), confirmedPins, isMaking}
    }
    case 'read':
      return {...state, items: setReadings(state.items, action.sources)}
    case 'reread':
      return updateItems(
        state,
        (item) => item.sourceId === action.sourceId && isEditable(item),
        (item) => ({...item, reading: WAITING, plan: undefined, outcome: undefined}),
      )
    case 'edit': {
      const ids = new Set(action.ids)
      return updateItems(
        state,
        (item) => ids.has(item.id) && isEditable(item),
        (item) => editItem(item, action.edits),
      )
    }
    case 'remove': {
      const ids = new Set(action.sourceIds)
      return {...state, items: state.items.filter((item) => !ids.has(item.sourceId))}
    }
    case 'confirm-readers':
      return {...state, confirmedPins: [...new Set([...state.confirmedPins, ...action.pins])]}
    case 'plan':
      return updateItems(
        state,
        (item) => action.plans.has(item.id) && isEditable(item),
        (item) => withPlan(item, action.plans.get(item.id)),
      )
    case 'make':
      return updateItems(
        {...state, isMaking: true},
        (item) => item.outcome?.state === 'failed',
        (item) => ({...item, outcome: undefined}),
      )
    case 'stop':
      return {...state, isMaking: false}
    case 'outcome':
      return updateItems(
        state,
        (item) => item.id === action.id,
        (item) => ({...item, outcome: action.outcome}),
      )
    default:
      return EMPTY_IMPORT
  }
}

const WAITING = {state: 'waiting'} as const

function restoreItem(item: KeptItem): ImportItem {
  return {...item, reading: WAITING}
}

function createItem(sourceId: string, name: string, part: number): ImportItem {
  const id = itemId(sourceId, part)
  return {id, sourceId, name, part, reading: WAITING, edits: NO_EDITS}
}

// A source can have more or fewer documents than before, if its text was edited.
function setReadings(items: readonly ImportItem[], sources: readonly ReadSource[]): ImportItem[] {
  const known = new Map(items.map((item) => [item.id, item]))
  const partsOf = new Map(
    sources.map(({id, name, readings}) => [
      id,
      readings.map((reading, part) =>
        withReading(known.get(itemId(id, part)) ?? createItem(id, name, part), reading),
      ),
    ]),
  )
  const kept = items.flatMap((item) => {
    const parts = partsOf.get(item.sourceId)
    return parts === undefined ? [item] : item.part === 0 ? parts : []
  })
  const keptSources = new Set(items.map(({sourceId}) => sourceId))
  const added = [...partsOf].flatMap(([id, parts]) => (keptSources.has(id) ? [] : parts))
  return [...kept, ...added]
}

// A change makes the plan out of date; the old one stays until the new one is there, except for a problem.
function editItem(item: ImportItem, edits: Partial<Edits>): ImportItem {
  const plan = item.plan?.state === 'failed' ? undefined : item.plan
  return {...item, edits: {...item.edits, ...edits}, plan, outcome: undefined}
}

function withReading(item: ImportItem, reading: Reading): ImportItem {
  return {...item, reading}
}

function withPlan(item: ImportItem, plan: Plan | undefined): ImportItem {
  // An unchanged item keeps its identity, so that its row is not rendered again.
  return plan === undefined || JSON.stringify(plan) === JSON.stringify(item.plan)
    ? item
    : {...item, plan}
}

function updateItems(
  state: ImportState,
  isAffected: (item: ImportItem) => boolean,
  update: (item: ImportItem) => ImportItem,
): ImportState {
  return {...state, items: state.items.map((item) => (isAffected(item) ? update(item) : item))}
}
