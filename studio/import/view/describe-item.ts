import {editedDocument, type ImportItem} from '../data/item.ts'
import {findProblem, findWarnings, type ItemState, type KnownReaders} from '../data/item-state.ts'

/** Returns the title of an item; the name of its file if it cannot be read. */
export function titleOf(item: ImportItem): string {
  return editedDocument(item)?.title || item.name
}

/** Describes the state of an item in a few words. */
export function describeState(item: ImportItem, state: ItemState, readers: KnownReaders): string {
  const {outcome, plan} = item
  switch (state) {
    case 'made':
      return outcome?.state === 'made' ? MADE[outcome.action] : ''
    case 'left-out':
      return 'Left out'
    case 'problem':
      return toSentence(findProblem(item, readers)?.message ?? '')
    case 'waiting':
      return outcome?.state === 'making' ? 'Being made…' : 'Being checked…'
    default: {
      const action = plan?.state === 'planned' ? PLANNED[plan.action] : ''
      const {length} = findWarnings(item)
      const warnings = length === 0 ? '' : length === 1 ? ', 1 warning' : `, ${length} warnings`
      return `${action}${warnings}`
    }
  }
}

const PLANNED = {
  created: 'New draft',
  updated: 'Changes an article in the desk',
  unchanged: 'Already in the desk',
}

const MADE = {
  created: 'Draft made',
  updated: 'Draft changed',
  unchanged: 'Was already in the desk',
}

/** Returns a message of the importer with a capital letter at its beginning. */
export function toSentence(message: string): string {
  return message.slice(0, 1).toUpperCase() + message.slice(1)
}
