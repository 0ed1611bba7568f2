import {API_VERSION, list, record, text} from '@reader-article/content'
import {useMemo} from 'react'

import {useLiveQuery} from '../availability/use-live-query.ts'
import {currentTexts} from '../i18n/current-texts.ts'
import type {ChosenReader} from './data/item.ts'

/** The readers in the desk, published or not, whom a document can be assigned to. */
export interface DeskReaders {
  /** In the order of their names. */
  readonly choices: readonly ChosenReader[]
  readonly pins: ReadonlySet<string>
}

const READERS_QUERY = {
  groq: '*[_type == "reader" && defined(pin)] | order(name asc){name, pin}',
  options: {apiVersion: API_VERSION, perspective: 'raw', tag: 'import-readers'},
} as const

/** Subscribes to the readers; they are undefined until they are loaded. */
export function useDeskReaders(): {
  readonly readers: DeskReaders | undefined
  readonly hasFailed: boolean
  readonly retry: () => void
} {
  const {result, hasFailed, retry} = useLiveQuery<unknown>(READERS_QUERY)
  const readers = useMemo(() => (result === undefined ? undefined : readReaders(result)), [result])
  return {readers, hasFailed, retry}
}

function readReaders(result: unknown): DeskReaders {
  // A reader with a draft is in the result twice.
  const byPin = new Map(
    list(result).map((each) => {
      const {name, pin} = record(each)
      return [
        text(pin),
        {name: text(name) || currentTexts().t('row.reader.unnamed'), pin: text(pin)},
      ] as const
    }),
  )
  return {choices: [...byPin.values()], pins: new Set(byPin.keys())}
}
