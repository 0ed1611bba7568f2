import {slugify} from './slug.ts'

/** Returns the id of the reader that an import creates for a PIN. */
export function readerId(pin: string): string {
  return `reader-${pin}`
}

/** Returns the id of the article that an import creates for a slug. */
export function articleId(slug: string): string {
  return `article-${slug}`
}

/** Returns the id of the status with a label; labels that differ only in case, spaces or full stops share it. */
export function statusId(label: string): string {
  return `status-${slugify(label)}`
}

/** Returns the id of a reader's availability, the document with the current status, from the published id of the reader. */
export function availabilityId(publishedReaderId: string): string {
  return `availability-${publishedReaderId}`
}

/** Returns the id of the record that an article was withdrawn, from the published id of the article. */
export function withdrawnArticleId(publishedArticleId: string): string {
  return `withdrawn-${publishedArticleId}`
}
