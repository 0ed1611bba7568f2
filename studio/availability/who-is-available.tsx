import {useMemo} from 'react'
import type {UserComponent} from 'sanity/structure'

import {useTexts} from '../i18n/use-texts.ts'
import {previewAvailability} from '../schema/previews/availability-preview.tsx'
import {type ListRow, SearchableList} from '../search/searchable-list.tsx'
import {createTimeFormat} from '../switchboard/times.ts'
import {useNow} from './use-now.ts'
import {useAvailabilities} from './use-availabilities.ts'
import {useTimeZone} from './use-time-zone.ts'

const COLLATOR = new Intl.Collator(undefined, {numeric: true})

/** The pane 'Who is available': all readers with their current status, searchable by the text of a row. */
export const WhoIsAvailable: UserComponent = ({childItemId}) => {
  const {result: availabilities, hasFailed, retry} = useAvailabilities()
  const now = useNow(availabilities?.map(({until}) => until) ?? [])
  const timeZone = useTimeZone()
  const {t, locale} = useTexts()
  const rows = useMemo(() => {
    if (timeZone === undefined) {
      return undefined
    }
    const {formatTime} = createTimeFormat(timeZone, locale)
    return availabilities
      ?.map(({_id, ...each}): ListRow => ({id: _id, ...previewAvailability(each, now, formatTime)}))
      .toSorted((a, b) => COLLATOR.compare(a.title, b.title))
  }, [availabilities, locale, now, timeZone])
  return (
    <SearchableList
      rows={rows}
      openId={childItemId}
      searchLabel={t('availability.search.label')}
      searchPlaceholder={t('availability.search.placeholder')}
      emptyText={t('switchboard.no-readers')}
      describeNoMatch={(search) => t('switchboard.no-match', {search})}
      hasFailed={hasFailed}
      onRetry={retry}
      data-testid="who-is-available"
    />
  )
}
