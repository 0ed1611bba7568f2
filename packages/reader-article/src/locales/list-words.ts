import type {Words} from '@reader-article/content'

/** The texts of lists and cards; names in braces are replaced. */
export interface ListWords {
  /** The message if there is neither content nor a fallback. */
  readonly unshown: string
  readonly more: string
  readonly previous: string
  readonly next: string
  /** With {n} for the page and {total} for the number of pages. */
  readonly page: string
  /** The message if a list has no articles. */
  readonly noArticles: string
  readonly status: string
  readonly speciality: string
  /** The option for every status or every speciality. */
  readonly all: string
  /** With {n} for the number of readers shown. */
  readonly readers: string
  /** The message if no reader matches the filters. */
  readonly noReaders: string
}

/** The texts of articles, lists and cards. */
export type AllWords = Words & ListWords

/** The texts of lists and cards in English. */
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
