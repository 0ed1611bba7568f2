import {LONG_BLOCKS} from './fixture/documents.ts'
import {lastWords} from './fixture/text.ts'
import {withDeadline} from './measure-visit.ts'
import type {Condition} from './network/condition.ts'
import {type LongArticle, watchLongArticle} from './page/watch-long-article.ts'
import {pathOf} from './variants/variants.ts'
import type {Servers} from './servers.ts'
import type {BrowserWindow} from './bench-browser.ts'
import type {LongVariant} from './variants/variant.ts'
import {withPage} from './with-page.ts'

// The article has 10,000 blocks, which end in the middle of the 715th letter.
const LAST = lastWords(Math.floor(LONG_BLOCKS / 14))

/**
 * Passes a page the article of 10,000 blocks, waits until it is painted, and closes the window.
 *
 * @returns Times in ms since the article was passed.
 * @throws PageError if it is not painted.
 */
export function measureLongArticle(
  browserWindow: BrowserWindow,
  servers: Servers,
  condition: Condition,
  variant: LongVariant,
): Promise<LongArticle> {
  return withPage(browserWindow, servers, condition, async (page) => {
    await page.addInitScript(`window.benchPresent = ${String(variant.present)}`)
    await page.goto(servers.origins.page + pathOf(variant, []), {waitUntil: 'load'})
    return withDeadline(
      page.evaluate(watchLongArticle, {
        url: variant.longArticleUrl(servers.origins),
        blocks: LONG_BLOCKS,
        last: LAST,
      }),
      () => `${variant.name} does not show all of its ${LONG_BLOCKS} blocks.`,
    )
  })
}
