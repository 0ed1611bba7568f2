import type {Words} from '@reader-article/content'

/** The words that only lists and cards show; `{…}` stands for what is put in. */
export interface ListWords {
  /** Where there is neither content nor a fallback. */
  readonly unshown: string
  readonly more: string
  readonly previous: string
  readonly next: string
  /** With {n} for the page and {total} for how many there are. */
  readonly page: string
  /** Where a list has no article. */
  readonly noArticles: string
  readonly status: string
  readonly speciality: string
  /** Every status, every speciality. */
  readonly all: string
  /** With {n} for how many readers are shown. */
  readonly readers: string
  /** Where no reader fits the filters. */
  readonly noReaders: string
}

/** The words of articles and of lists. */
export type AllWords = Words & ListWords

/** The words of lists in English. */
export const ENGLISH_LISTS: ListWords = {
  unshown: 'This cannot be shown just now.',
  more: 'More articles',
  previous: 'Previous page',
  next: 'Next page',
  page: 'Page {n} of {total}',
  noArticles: 'There are no articles here yet.',
  status: 'Status',
  speciality: 'Speciality',
  all: 'All',
  readers: 'Readers: {n}',
  noReaders: 'Nobody fits this choice just now.',
}
