import type {Article} from '@reader-article/content'
import {toMdast} from 'hast-util-to-mdast'
import {toText} from 'hast-util-to-text'
import {gfmStrikethroughToMarkdown} from 'mdast-util-gfm-strikethrough'
import {toMarkdown} from 'mdast-util-to-markdown'

import type {Site} from '../site.ts'
import {renderArticleTree} from './article-tree.ts'

/** Returns an article as Markdown (CommonMark); the editors' text is escaped. */
export function articleToMarkdown(article: Article, site: Site, now: Date): string {
  const tree = toMdast(renderArticleTree(article, site, now))
  return toMarkdown(tree, {bullet: '-', extensions: [gfmStrikethroughToMarkdown()]})
}

/** Returns an article as plain text. */
export function articleToText(article: Article, site: Site, now: Date): string {
  return `${toText(renderArticleTree(article, site, now)).trim()}\n`
}
