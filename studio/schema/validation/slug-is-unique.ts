import {getPublishedId, type SlugValue, type ValidationContext} from 'sanity'

import {API_VERSION} from '@reader-article/content'

import {currentTexts} from '../../i18n/current-texts.ts'

/** One version of a document that has the slug: published, draft or release. */
export interface SlugHolder {
  _id: string
  name: string | null
}

const HOLDERS_QUERY =
  '*[_type == $type && slug.current == $slug]{_id, "name": coalesce(title, name)}'

/** Accepts a slug that no other document of the same type has, in any version. */
export async function checkSlugIsUnique(
  slug: SlugValue | undefined,
  context: ValidationContext,
): Promise<true | string> {
  const current = slug?.current
  const document = context.document
  if (!current || document === undefined) {
    return true
  }
  const holders = await context
    .getClient({apiVersion: API_VERSION})
    .withConfig({perspective: 'raw'})
    .fetch<SlugHolder[]>(HOLDERS_QUERY, {type: document._type, slug: current})
  return explainTakenSlug(document._id, holders)
}

/** Returns true if a slug is free, otherwise a message that names its holder; `id` is the id of any version of the edited document. */
export function explainTakenSlug(id: string, holders: readonly SlugHolder[]): true | string {
  const name = findOtherHolder(id, holders)
  return name === undefined ? true : currentTexts().t('validation.slug.taken', {name})
}

/** Returns the name of the first holder that is not a version of a document, in quotation marks; undefined if there is none. */
export function findOtherHolder(id: string, holders: readonly SlugHolder[]): string | undefined {
  const publishedId = getPublishedId(id)
  const otherHolder = holders.find((holder) => getPublishedId(holder._id) !== publishedId)
  if (!otherHolder) {
    return undefined
  }
  const {t} = currentTexts()
  return otherHolder.name
    ? t('validation.quoted', {text: otherHolder.name})
    : t('validation.slug.unnamed-holder')
}
