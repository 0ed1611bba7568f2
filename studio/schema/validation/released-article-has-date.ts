import {isVersionId, type SanityDocument} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'

/** Advises to date an article in a release, because only the Publish button sets the date. */
export function releasedArticleHasDate(
  date: string | undefined,
  {document}: {readonly document?: Pick<SanityDocument, '_id' | '_type'> | undefined},
): true | string {
  const isReleased = document !== undefined && isVersionId(document._id)
  return date === undefined && isReleased ? currentTexts().t('validation.article.date') : true
}
