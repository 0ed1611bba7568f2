import type {Texts} from '../../i18n/translate.ts'
import {editedDocument, type ImportItem} from '../data/item.ts'
import {findProblem, findWarnings, type ItemState, type KnownReaders} from '../data/item-state.ts'

/** Returns the title of an item; the name of its file if it cannot be read. */
export function titleOf(item: ImportItem): string {
  return editedDocument(item)?.title || item.name
}

/** Describes the state of an item in a few words. */
export function describeState(
  item: ImportItem,
  state: ItemState,
  readers: KnownReaders,
  {t}: Texts,
): string {
  const {outcome, plan} = item
  switch (state) {
    case 'made':
      return outcome?.state === 'made' ? t(`import.made.${outcome.action}`) : ''
    case 'left-out':
      return t('import.state.left-out')
    case 'problem':
      return toSentence(findProblem(item, readers)?.message ?? '')
    case 'waiting':
      return t(outcome?.state === 'making' ? 'import.state.making' : 'import.state.checking')
    default: {
      const action = plan?.state === 'planned' ? t(`import.planned.${plan.action}`) : ''
      const {length: count} = findWarnings(item)
      return count === 0 ? action : t('import.warnings-after', {action, count})
    }
  }
}

/** Returns a message of the importer with a capital letter at its beginning. */
export function toSentence(message: string): string {
  return message.slice(0, 1).toUpperCase() + message.slice(1)
}
