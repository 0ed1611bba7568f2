import {API_VERSION} from '@reader-article/content'
import type {SlugValue, ValidationContext} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'
import {findOtherHolder, type SlugHolder} from './slug-is-unique.ts'

const FORMER_HOLDERS_QUERY = '*[_type == "article" && $slug in formerSlugs]{_id, "name": title}'

/** Advises against a slug that another article had formerly: links to that article would lead here. */
export async function adviseIfFormerSlug(
  slug: SlugValue | undefined,
  {document, getClient}: ValidationContext,
): Promise<true | string> {
  if (!slug?.current || document === undefined) {
    return true
  }
  const holders = await getClient({apiVersion: API_VERSION})
    .withConfig({perspective: 'raw'})
    .fetch<SlugHolder[]>(FORMER_HOLDERS_QUERY, {slug: slug.current})
  const name = findOtherHolder(document._id, holders)
  return name === undefined ? true : currentTexts().t('validation.slug.former', {name})
}
