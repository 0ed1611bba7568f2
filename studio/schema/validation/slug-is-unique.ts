import {getPublishedId, type SlugValue, type ValidationContext} from 'sanity'

import {API_VERSION} from '@reader-article/content'

/** Something that has an address, in any version. */
export interface SlugHolder {
  _id: string
  name: string | null
}

const HOLDERS_QUERY =
  '*[_type == $type && slug.current == $slug]{_id, "name": coalesce(title, name)}'

/** Accepts an address that nothing else of the same kind has in any version. */
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

/** Says who else has an address; `id` may be of any version of what is being edited. */
export function explainTakenSlug(id: string, holders: readonly SlugHolder[]): true | string {
  const own = getPublishedId(id)
  const other = holders.find((holder) => getPublishedId(holder._id) !== own)
  if (!other) {
    return true
  }
  return `${other.name ? `“${other.name}”` : 'Another one, without a title yet,'} has this address already. Choose another.`
}
