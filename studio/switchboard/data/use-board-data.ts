import {
  API_VERSION,
  DEFAULT_TIME_ZONE,
  isTimeZone,
  list,
  record,
  text,
} from '@reader-article/content'
import {useMemo} from 'react'

import {useLiveQuery} from '../../availability/use-live-query.ts'
import {useStatuses} from '../../availability/use-statuses.ts'
import {currentTexts} from '../../i18n/current-texts.ts'
import {
  type BoardAvailability,
  type BoardReader,
  type BoardStatus,
  compareReaders,
  readAvailability,
  readBoardStatus,
} from './board-row.ts'
import {useReaderPhotos} from './use-reader-photos.ts'

/** What the switchboard shows, live. */
export interface BoardData {
  /** In the order of their names. */
  readonly readers: readonly BoardReader[]
  /** By the id of the reader. */
  readonly availabilities: ReadonlyMap<string, BoardAvailability>
  /** In the editors' order. */
  readonly statuses: readonly BoardStatus[]
  /** The organisation's time zone. */
  readonly timeZone: string
}

/** The data of the switchboard, or why there is none. */
export interface LoadedBoardData {
  /** Undefined until everything is loaded. */
  readonly data: BoardData | undefined
  readonly hasFailed: boolean
  readonly retry: () => void
}

const OPTIONS = {apiVersion: API_VERSION, perspective: 'published'} as const

const READERS_QUERY = {
  groq: {
    fetch: `{
      "readers": *[_type == "reader" && retired != true]{_id, name, pin, specialities, photo},
      "timeZone": *[_id == "settings"][0].timeZone
    }`,
    listen: '*[_type in ["reader", "settings"]]',
  },
  options: {...OPTIONS, tag: 'switchboard-readers'},
} as const

// Separate from the readers: a switch fetches nothing else again.
const AVAILABILITIES_QUERY = {
  groq: {
    fetch: `*[_type == "availability"]{
      _rev, since, until, note, "reader": reader._ref, "status": status._ref, "next": next._ref
    }`,
    listen: '*[_type == "availability"]',
  },
  options: {...OPTIONS, throttleTime: 150, tag: 'switchboard-availabilities'},
} as const

/** Subscribes to the readers, their availabilities and the statuses. */
export function useBoardData(): LoadedBoardData {
  const readers = useLiveQuery<unknown>(READERS_QUERY)
  const availabilities = useLiveQuery<unknown>(AVAILABILITIES_QUERY)
  const statuses = useStatuses()
  const readPhoto = useReaderPhotos()
  const directory = useMemo(
    () => readDirectory(readers.result, readPhoto),
    [readPhoto, readers.result],
  )
  const stored = useMemo(
    () =>
      new Map(
        list(availabilities.result)
          .map(readAvailability)
          .map((each) => [each.readerId, each]),
      ),
    [availabilities.result],
  )
  const choices = useMemo(() => list(statuses.result).map(readBoardStatus), [statuses.result])
  const isLoaded = [readers, availabilities, statuses].every(({result}) => result !== undefined)
  const data = useMemo(
    () => (isLoaded ? {...directory, availabilities: stored, statuses: choices} : undefined),
    [choices, directory, isLoaded, stored],
  )
  return {
    data,
    hasFailed: readers.hasFailed || availabilities.hasFailed || statuses.hasFailed,
    retry() {
      readers.retry()
      availabilities.retry()
      statuses.retry()
    },
  }
}

function readDirectory(
  result: unknown,
  readPhoto: (photo: unknown) => string | undefined,
): Pick<BoardData, 'readers' | 'timeZone'> {
  const {readers, timeZone} = record(result)
  return {
    readers: list(readers)
      .map((reader) => readBoardReader(reader, readPhoto))
      .toSorted(compareReaders),
    timeZone: isTimeZone(timeZone) ? timeZone : DEFAULT_TIME_ZONE,
  }
}

function readBoardReader(
  value: unknown,
  readPhoto: (photo: unknown) => string | undefined,
): BoardReader {
  const {_id, name, pin, specialities, photo} = record(value)
  return {
    id: text(_id),
    name: text(name) || currentTexts().t('row.reader.unnamed'),
    pin: text(pin),
    specialities: list(specialities).map(text).filter(Boolean),
    photo: readPhoto(photo),
  }
}
