import {API_VERSION, list, record, text} from '@reader-article/content'
import {TagIcon} from '@sanity/icons/Tag'
import {UserIcon} from '@sanity/icons/User'
import {useMemo} from 'react'
import type {UserComponent} from 'sanity/structure'

import {type LiveQuery, useLiveQuery} from '../availability/use-live-query.ts'
import {useTexts} from '../i18n/use-texts.ts'
import {previewLine, previewPin} from '../schema/previews/preview-values.ts'
import {countArticles} from '../search/count-text.ts'
import {type ListRow, SearchableList} from '../search/searchable-list.tsx'
import {useReaderPhotos} from '../switchboard/data/use-reader-photos.ts'

const COLLATOR = new Intl.Collator(undefined, {numeric: true})

const OPTIONS = {
  apiVersion: API_VERSION,
  // A draft stands for its published document.
  perspective: 'drafts',
  throttleTime: 1000,
} as const

// Each article's references once, not a count for each row: that would read every article again for every row.
const READERS_QUERY = {
  groq: {
    fetch: `{
      "entries": *[_type == "reader"]{_id, name, pin, retired, photo},
      "uses": *[_type == "article" && defined(reader._ref)].reader._ref
    }`,
    listen: '*[_type in ["article", "reader"]]',
  },
  options: {...OPTIONS, tag: 'articles-by-reader'},
} satisfies LiveQuery

const TOPICS_QUERY = {
  groq: {
    fetch: `{
      "entries": *[_type == "topic"]{_id, title},
      "uses": *[_type == "article" && defined(topics)].topics[]._ref
    }`,
    listen: '*[_type in ["article", "topic"]]',
  },
  options: {...OPTIONS, tag: 'articles-by-topic'},
} satisfies LiveQuery

/** The pane of all readers with the number of their articles. */
export const ReadersWithArticles: UserComponent = ({childItemId}) => {
  const {t} = useTexts()
  const {result, hasFailed, retry} = useLiveQuery<unknown>(READERS_QUERY)
  const readPhoto = useReaderPhotos()
  const rows = useMemo(
    () =>
      listEntries(result, ({_id, name, pin, retired, photo}, count) => {
        const source = readPhoto(photo)
        return {
          id: text(_id),
          title: text(name) || t('row.reader.unnamed'),
          subtitle: previewLine(
            countArticles(count, t),
            previewPin(pin),
            retired === true ? t('row.reader.retired') : undefined,
          ),
          media: source === undefined ? <UserIcon /> : <img src={source} alt="" />,
        }
      }),
    [readPhoto, result, t],
  )
  return (
    <SearchableList
      rows={rows}
      openId={childItemId}
      searchLabel={t('lists.reader.search')}
      searchPlaceholder={t('lists.reader.search.placeholder')}
      emptyText={t('lists.readers.none-yet')}
      describeNoMatch={(search) => t('switchboard.no-match', {search})}
      hasFailed={hasFailed}
      onRetry={retry}
      data-testid="readers-with-articles"
    />
  )
}

/** The pane of all topics with the number of articles on them. */
export const TopicsWithArticles: UserComponent = ({childItemId}) => {
  const {t} = useTexts()
  const {result, hasFailed, retry} = useLiveQuery<unknown>(TOPICS_QUERY)
  const rows = useMemo(
    () =>
      listEntries(result, ({_id, title}, count) => ({
        id: text(_id),
        title: text(title) || t('row.topic.untitled'),
        subtitle: countArticles(count, t),
        media: <TagIcon />,
      })),
    [result, t],
  )
  return (
    <SearchableList
      rows={rows}
      openId={childItemId}
      searchLabel={t('lists.topic.search')}
      searchPlaceholder={t('lists.topic.search.placeholder')}
      emptyText={t('lists.topics.none-yet')}
      describeNoMatch={(search) => t('lists.topic.no-match', {search})}
      hasFailed={hasFailed}
      onRetry={retry}
      data-testid="topics-with-articles"
    />
  )
}

function listEntries(
  result: unknown,
  toRow: (entry: Readonly<Record<string, unknown>>, count: number) => ListRow,
): ListRow[] | undefined {
  if (result === undefined) {
    return undefined
  }
  const {entries, uses} = record(result)
  const counts = new Map<string, number>()
  for (const use of list(uses).flat().map(text)) {
    counts.set(use, (counts.get(use) ?? 0) + 1)
  }
  return list(entries)
    .map(record)
    .map((entry) => toRow(entry, counts.get(text(entry['_id'])) ?? 0))
    .toSorted((a, b) => COLLATOR.compare(a.title, b.title))
}
