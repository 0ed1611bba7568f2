import {currentTexts} from '../../i18n/current-texts.ts'
import {checkTitleLength} from '../../schema/validation/title-length.ts'
import {editedDocument, type ImportItem, type Problem} from './item.ts'

/** The state of an item, as the list shows it. */
export type ItemState = 'waiting' | 'problem' | 'warning' | 'ready' | 'left-out' | 'made'

/** Which items a list shows. */
export type ItemFilter = 'all' | 'problem' | 'warning' | 'left-out' | 'made'

/** What decides whether a reader has to be created. */
export interface KnownReaders {
  /** The PINs of the readers in the desk; undefined until they are loaded. */
  readonly pins: ReadonlySet<string> | undefined
  /** The PINs of the readers whom the editor has confirmed to create. */
  readonly confirmedPins: ReadonlySet<string>
}

/** Returns why no draft can be made of an item; undefined if one can. */
export function findProblem(item: ImportItem, readers: KnownReaders): Problem | undefined {
  const {reading, plan, outcome} = item
  if (outcome?.state === 'failed') {
    return outcome.problem
  }
  if (reading.state === 'failed') {
    return reading.problem
  }
  const document = editedDocument(item)
  if (document === undefined) {
    return undefined
  }
  if (document.title === '') {
    return {message: currentTexts().t('import.problem.no-title')}
  }
  const titleProblem = checkTitleLength(document.title)
  if (titleProblem !== true) {
    return {message: titleProblem}
  }
  if (needsNewReader(item, readers)) {
    return {
      message: currentTexts().t('import.problem.new-reader', {
        pin: document.pin,
        name: document.name,
      }),
      needsReader: true,
    }
  }
  return plan?.state === 'failed' ? plan.problem : undefined
}

/** Returns true if the reader of an item is not in the desk, and the editor has not confirmed to create them. */
export function needsNewReader(item: ImportItem, {pins, confirmedPins}: KnownReaders): boolean {
  const pin = editedDocument(item)?.pin
  return pins !== undefined && pin !== undefined && !pins.has(pin) && !confirmedPins.has(pin)
}

/** Returns the warnings of an item; those of its plan include those of reading. */
export function findWarnings({
  reading,
  plan,
}: ImportItem): readonly {readonly line: number; readonly message: string}[] {
  if (plan?.state === 'planned') {
    return plan.warnings
  }
  return reading.state === 'read' ? reading.document.warnings : []
}

/** Returns the state of an item, as the list shows it. */
export function stateOf(item: ImportItem, readers: KnownReaders): ItemState {
  if (item.outcome?.state === 'made') {
    return 'made'
  }
  if (item.edits.isLeftOut) {
    return 'left-out'
  }
  if (findProblem(item, readers)) {
    return 'problem'
  }
  if (item.reading.state === 'waiting' || item.plan === undefined || readers.pins === undefined) {
    return 'waiting'
  }
  return findWarnings(item).length > 0 ? 'warning' : 'ready'
}

/** Creates a function that returns the state of an item, and computes it once for each item. */
export function createStateLookup(readers: KnownReaders): (item: ImportItem) => ItemState {
  const states = new WeakMap<ImportItem, ItemState>()
  return (item) => {
    const known = states.get(item)
    const state = known ?? stateOf(item, readers)
    if (known === undefined) {
      states.set(item, state)
    }
    return state
  }
}

/** Returns true if a draft can be made of an item now; an attempt that a reload has ended is repeated. */
export function isReady(item: ImportItem, state: ItemState): boolean {
  return (
    ['ready', 'warning'].includes(state) ||
    (item.outcome?.state === 'making' && item.reading.state === 'read')
  )
}

/** Returns true if a filter shows an item in a state. */
export function isShown(state: ItemState, filter: ItemFilter): boolean {
  return filter === 'all' || state === filter
}
