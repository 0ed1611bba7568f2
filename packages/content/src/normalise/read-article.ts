import {type Article, readArticleDetails} from './article.ts'
import {normaliseBlocks} from './rare-blocks.ts'
import {record} from './untrusted-value.ts'

/**
 * Reads an article from a query's result; undefined if there is none, or one without title and body.
 *
 * @param isCustom - Returns true for the unknown block types that are kept unchanged.
 * @param now - The time at which the readers' statuses are read; by default the current time.
 */
export function readArticle(
  value: unknown,
  isCustom?: (type: string) => boolean,
  now?: Date,
): Article | undefined {
  const article = readArticleDetails(
    value,
    normaliseBlocks(record(value)['body'], isCustom, now),
    now,
  )
  return article?.title || article?.body[0] ? article : undefined
}
