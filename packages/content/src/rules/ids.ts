import {slugify} from './slug.ts'

/** The id of the reader that an import creates for a PIN. */
export function readerId(pin: string): string {
  return `reader-${pin}`
}

/** The id of the article that an import creates for a slug. */
export function articleId(slug: string): string {
  return `article-${slug}`
}

/** The id of a status by its label; labels that differ in case, spaces or full stops only share it. */
export function statusId(label: string): string {
  return `status-${slugify(label)}`
}

/** The id of the document that says which status a reader has now, from the reader's published id. */
export function availabilityId(publishedReaderId: string): string {
  return `availability-${publishedReaderId}`
}
