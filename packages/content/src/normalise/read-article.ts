import {type Article, readArticleDetails} from './article.ts'
import {normaliseBlocks} from './rare-blocks.ts'
import {record} from './untrusted-value.ts'

/**
 * Reads one article from a query's answer; undefined where there is none.
 *
 * @param isCustom - Tells which unknown block types are handed through untouched.
 */
export function readArticle(
  value: unknown,
  isCustom?: (type: string) => boolean,
): Article | undefined {
  return readArticleDetails(value, normaliseBlocks(record(value)['body'], isCustom))
}
