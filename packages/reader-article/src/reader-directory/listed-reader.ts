import {list, type Reader, readReader, record, STATUS_TONES, text} from '@reader-article/content'

/** A reader in a directory. */
export interface ListedReader extends Reader {
  readonly specialities: readonly string[]
}

/** The filter of a directory; '' matches all readers. */
export interface DirectoryFilter {
  /** The label of a status. */
  readonly status: string
  readonly speciality: string
}

/** Reads the readers in a result of READERS_QUERY; omits readers without a name. */
export function readListedReaders(value: unknown): ListedReader[] {
  return list(value).flatMap((each) => {
    const reader = readReader(each)
    const specialities = list(record(each)['specialities']).map(text).filter(Boolean)
    return reader ? Object.assign(reader, {specialities}) : []
  })
}

/** Lists the labels of the statuses that readers have, from available to unavailable. */
export function listStatuses(readers: readonly ListedReader[]): string[] {
  const statuses = readers.flatMap(({status}) => status ?? [])
  const sorted = statuses.toSorted(
    (a, b) => STATUS_TONES.indexOf(a.tone) - STATUS_TONES.indexOf(b.tone),
  )
  return [...new Set(sorted.map(({label}) => label))]
}

/** Lists the specialities that readers have, in the alphabetical order of the language. */
export function listSpecialities(readers: readonly ListedReader[], lang: string): string[] {
  const all = new Set(readers.flatMap(({specialities}) => specialities))
  return [...all].toSorted((a, b) => a.localeCompare(b, lang))
}

/** Whether a reader matches a filter. */
export function matchesFilter(
  reader: ListedReader,
  {status, speciality}: DirectoryFilter,
): boolean {
  return (
    (!status || reader.status?.label === status) &&
    (!speciality || reader.specialities.includes(speciality))
  )
}
