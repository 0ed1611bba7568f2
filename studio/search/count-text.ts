import type {Translate} from '../i18n/translate.ts'

/** Returns a number of readers with its noun: 'no readers', '1 reader', '1,200 readers'. */
export function countReaders(count: number, t: Translate): string {
  return count === 0 ? t('lists.readers.none') : t('lists.readers.count', {count})
}

/** Returns a number of articles with its noun: 'no articles', '1 article', '1,200 articles'. */
export function countArticles(count: number, t: Translate): string {
  return count === 0 ? t('lists.articles.none') : t('lists.articles.count', {count})
}
