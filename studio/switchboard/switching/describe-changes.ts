import type {Texts} from '../../i18n/translate.ts'
import type {StatusChange} from '../data/status-change.ts'

/** Names in one announcement; more readers are counted instead. */
const MAX_NAMES = 3

/**
 * Describes what others have switched, for screen readers: 'Ana: Clara Voss is now Busy'. Undefined if no reader has
 * another status than before: a note or an end alone is not announced.
 *
 * @param changes - The earliest first.
 * @param readerNames - By id; readers who are not among them are left out.
 */
export function describeChanges(
  changes: readonly StatusChange[],
  readerNames: ReadonlyMap<string, string>,
  {t, locale}: Texts,
): string | undefined {
  const first = new Map<string, StatusChange>()
  const last = new Map<string, StatusChange>()
  for (const change of changes.filter(({readerId}) => readerNames.has(readerId))) {
    if (!first.has(change.readerId)) {
      first.set(change.readerId, change)
    }
    last.set(change.readerId, change)
  }
  const switched = [...last.values()].filter(
    ({readerId, to}) => first.get(readerId)?.from?.status.id !== to.status.id,
  )
  if (switched.length === 0) {
    return undefined
  }
  const people = new Set(switched.map(({by}) => by ?? ''))
  const [person = ''] = people
  const described = describeSwitched()
  return people.size === 1 && person
    ? t('switchboard.by-person', {person, changes: described})
    : described

  function describeSwitched(): string {
    const {length: count} = switched
    if (count <= MAX_NAMES) {
      const sentences = switched.map(({readerId, to}) =>
        t('switchboard.is-now', {
          count: 1,
          name: readerNames.get(readerId) ?? '',
          status: to.status.label,
        }),
      )
      return new Intl.ListFormat(locale, {type: 'unit'}).format(sentences)
    }
    const labels = new Set(switched.map(({to}) => to.status.label))
    const [label = ''] = labels
    return labels.size === 1
      ? t('switchboard.is-now', {count, name: '', status: label})
      : t('switchboard.have-another-status', {count})
  }
}
