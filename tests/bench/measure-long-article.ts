import {LONG_ARTICLE_BLOCKS} from './fixture/documents.ts'
import {getLastWords} from './fixture/text.ts'
import {withDeadline} from './measure-visit.ts'
import type {Condition} from './network/condition.ts'
import {type LongArticle, watchLongArticle} from './page/watch-long-article.ts'
import {getPagePath} from './variants/variants.ts'
import type {Servers} from './servers.ts'
import type {BrowserWindow} from './bench-browser.ts'
import type {LongVariant} from './variants/variant.ts'
import {withPage} from './with-page.ts'

// The article repeats letters of 14 blocks; the last letter that fits completely is number 714.
const LAST_WORDS = getLastWords(Math.floor(LONG_ARTICLE_BLOCKS / 14))

/**
 * Makes a page show the article of 10,000 blocks, waits until the article is painted, and closes the window.
 *
 * @returns Times in ms since the page received the article.
 * @throws PageError if the article is not painted.
 */
export function measureLongArticle(
  browserWindow: BrowserWindow,
  servers: Servers,
  condition: Condition,
  variant: LongVariant,
): Promise<LongArticle> {
  return withPage(browserWindow, servers, condition, async (page) => {
    await page.addInitScript(`window.benchShowArticle = ${String(variant.showArticle)}`)
    await page.goto(servers.origins.page + getPagePath(variant, []), {waitUntil: 'load'})
    return withDeadline(
      page.evaluate(watchLongArticle, {
        url: variant.getLongArticleUrl(servers.origins),
        blocks: LONG_ARTICLE_BLOCKS,
        lastWords: LAST_WORDS,
      }),
      () => `${variant.name} does not show all of its ${LONG_ARTICLE_BLOCKS} blocks.`,
    )
  })
}
