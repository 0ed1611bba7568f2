import {LONG_BLOCKS} from './fixture/documents.ts'
import {lastWords} from './fixture/text.ts'
import {PageError, withDeadline} from './measure.ts'
import {type LongArticle, watchLongArticle} from './page/long.ts'
import {pathOf} from './variants/variants.ts'
import type {Served} from './serve.ts'
import type {Visitor} from './visitors.ts'
import type {LongVariant} from './variants/variant.ts'

// The last block that is not cut off ends the 714th letter.
const LAST = lastWords(Math.floor(LONG_BLOCKS / 14))

/**
 * Hands a page the article of 10,000 blocks, waits for it, and lets the visitor leave; times in milliseconds since it was handed over.
 *
 * @throws PageError where it does not come.
 */
export async function presentLong(
  {context, leave}: Visitor,
  served: Served,
  variant: LongVariant,
): Promise<LongArticle> {
  try {
    const page = await context.newPage()
    await page.addInitScript(`window.benchPresent = ${String(variant.present)}`)
    await page.goto(served.origins.page + pathOf(variant, []), {waitUntil: 'load'})
    const shown = await withDeadline(
      page.evaluate(watchLongArticle, {
        address: variant.longAnswer(served.origins),
        blocks: LONG_BLOCKS,
        last: LAST,
      }),
      () => `${variant.name} does not show its ${LONG_BLOCKS} blocks.`,
    )
    if (!shown.complete)
      throw new PageError(`${variant.name} lost text of its ${LONG_BLOCKS} blocks.`)
    return shown
  } finally {
    await leave()
  }
}
