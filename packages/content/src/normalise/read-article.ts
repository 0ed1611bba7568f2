import {type Article, readArticleDetails} from './article.ts'
import {normaliseBlocks} from './rare-blocks.ts'
import {record} from './untrusted-value.ts'

/**
 * Reads an article from a query's result; undefined if there is none, or one without title and body.
 *
 * @param isCustom - Returns true for the unknown block types that are kept unchanged.
 */
export function readArticle(
  value: unknown,
  isCustom?: (type: string) => boolean,
): Article | undefined {
  const article = readArticleDetails(value, normaliseBlocks(record(value)['body'], isCustom))
  return article?.title || article?.body[0] ? article : undefined
}
