import {UserIcon} from '@sanity/icons/User'
import {useMemo} from 'react'
import type {UserComponent} from 'sanity/structure'

import {ToneIcon} from '../availability/tone-icon.tsx'
import {useNow} from '../availability/use-now.ts'
import type {Texts, Translate} from '../i18n/translate.ts'
import {useTexts} from '../i18n/use-texts.ts'
import {previewLine, previewPin} from '../schema/previews/preview-values.ts'
import {countReaders} from '../search/count-text.ts'
import {type ListRow, SearchableList} from '../search/searchable-list.tsx'
import {type BoardRow, type BoardStatus, toBoardRows} from '../switchboard/data/board-row.ts'
import {useBoardData} from '../switchboard/data/use-board-data.ts'
import {createTimeFormat} from '../switchboard/times.ts'

/** The id of the list of readers without a status, beside those of the statuses. */
export const NO_STATUS_ID = 'no-status'

/** The pane 'Readers by status': each status with the number of readers who have it now. */
export const StatusCounts: UserComponent = ({childItemId}) => {
  const {t} = useTexts()
  const {statuses, readers, hasFailed, retry} = useReadersNow()
  const rows = useMemo(() => readers && listStatuses(statuses, readers, t), [readers, statuses, t])
  return (
    <SearchableList
      rows={rows}
      openId={childItemId}
      searchLabel={t('lists.status.search')}
      searchPlaceholder={t('lists.status.search.placeholder')}
      emptyText={t('lists.statuses.none-yet')}
      describeNoMatch={(search) => t('lists.status.no-match', {search})}
      hasFailed={hasFailed}
      onRetry={retry}
      data-testid="status-counts"
    />
  )
}

/** The pane with the readers who have the status of the pane's id now. */
export const ReadersOfStatus: UserComponent = ({id, childItemId}) => {
  const texts = useTexts()
  const {t} = texts
  const {readers, timeZone, now, hasFailed, retry} = useReadersNow()
  const rows = useMemo(
    () => readers && timeZone && listReaders(readers, {statusId: id, timeZone, now, texts}),
    [id, now, readers, texts, timeZone],
  )
  return (
    <SearchableList
      rows={rows || undefined}
      openId={childItemId}
      searchLabel={t('lists.reader.search')}
      searchPlaceholder={t('lists.reader.search.placeholder')}
      emptyText={t('lists.readers.none-of-status')}
      describeNoMatch={(search) => t('switchboard.no-match', {search})}
      hasFailed={hasFailed}
      onRetry={retry}
      data-testid="readers-of-status"
    />
  )
}

function useReadersNow() {
  const {data, hasFailed, retry} = useBoardData()
  const now = useNow(data ? [...data.availabilities.values()].map(({until}) => until) : [])
  const readers = useMemo(
    () =>
      data && toBoardRows(data.readers, data.availabilities, data.statuses, () => undefined, now),
    [data, now],
  )
  return {
    statuses: data?.statuses ?? [],
    timeZone: data?.timeZone,
    readers,
    now,
    hasFailed,
    retry,
  }
}

function listStatuses(
  statuses: readonly BoardStatus[],
  readers: readonly BoardRow[],
  t: Translate,
): ListRow[] {
  const count = (id: string | undefined) => readers.filter(({status}) => status?.id === id).length
  const rows = statuses.map(({id, label, tone}): ListRow => ({
    id,
    title: label,
    subtitle: countReaders(count(id), t),
    media: <ToneIcon tone={tone} />,
  }))
  const withoutStatus = count(undefined)
  if (withoutStatus === 0) {
    return rows
  }
  const subtitle = countReaders(withoutStatus, t)
  return [
    ...rows,
    {id: NO_STATUS_ID, title: t('switchboard.no-status'), subtitle, media: <UserIcon />},
  ]
}

function listReaders(
  readers: readonly BoardRow[],
  {
    statusId,
    timeZone,
    now,
    texts: {t, locale},
  }: {statusId: string; timeZone: string; now: Date; texts: Texts},
): ListRow[] {
  const {formatTime} = createTimeFormat(timeZone, locale)
  return readers
    .filter(({status}) => (status?.id ?? NO_STATUS_ID) === statusId)
    .map(({id, name, pin, photo, note, until}) => ({
      id,
      title: name,
      subtitle: previewLine(
        note,
        until && t('row.availability.until', {time: formatTime(until, now)}),
        previewPin(pin),
      ),
      media: photo === undefined ? <UserIcon /> : <img src={photo} alt="" />,
    }))
}
