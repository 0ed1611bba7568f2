import {LONG_BLOCKS} from './fixture/documents.ts'
import {lastWords} from './fixture/text.ts'
import {withDeadline} from './measure.ts'
import type {Condition} from './network/condition.ts'
import {type LongArticle, watchLongArticle} from './page/long.ts'
import {pathOf} from './variants/variants.ts'
import type {Served} from './serve.ts'
import type {Visitor} from './visitors.ts'
import type {LongVariant} from './variants/variant.ts'
import {withPage} from './with-page.ts'

// The last block that is not cut off ends the 714th letter.
const LAST = lastWords(Math.floor(LONG_BLOCKS / 14))

/**
 * Hands a page the article of 10,000 blocks, waits for it, and lets the visitor leave; times in milliseconds since it was handed over.
 *
 * @throws PageError where it does not come.
 */
export function presentLong(
  visitor: Visitor,
  served: Served,
  condition: Condition,
  variant: LongVariant,
): Promise<LongArticle> {
  return withPage(visitor, served, condition, async (page) => {
    await page.addInitScript(`window.benchPresent = ${String(variant.present)}`)
    await page.goto(served.origins.page + pathOf(variant, []), {waitUntil: 'load'})
    return withDeadline(
      page.evaluate(watchLongArticle, {
        address: variant.longAnswer(served.origins),
        blocks: LONG_BLOCKS,
        last: LAST,
      }),
      () => `${variant.name} does not show its ${LONG_BLOCKS} blocks to the last words.`,
    )
  })
}
