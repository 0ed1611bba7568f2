import type {Page} from '@playwright/test'

import {expect, test} from './fixtures.ts'
import {embed, getScriptUrl} from './snippet.ts'

const FIRST_SLUG = 'the-kindest-word-is-sometimes-no'
const LAST_SLUG = 'letters-you-do-not-have-to-send'
const renderLazyArticle = (slug: string) =>
  `<reader-article slug="${slug}" loading="lazy"></reader-article>`

test('a lazy article is fetched only when it comes near the screen', async ({page, servers}) => {
  const slugs: (string | null)[] = []
  page.on('request', (request) => {
    const {pathname, searchParams} = new URL(request.url())
    if (pathname.includes('/data/query/')) {
      slugs.push(searchParams.get('$slug'))
    }
  })
  await embed(
    page,
    servers,
    `${renderLazyArticle(FIRST_SLUG)}<div style="height: 6000px"></div>${renderLazyArticle(LAST_SLUG)}`,
    {
      src: await getScriptUrl(page, servers),
    },
  )
  const titles = page.locator('reader-article [part=title]')
  await expect(titles).toHaveText(['The Kindest Word Is Sometimes No'])
  await scrollNearLast(page, 1000)
  expect(slugs).toEqual([`"${FIRST_SLUG}"`])

  await scrollNearLast(page, 200)
  await expect(titles).toHaveText([
    'The Kindest Word Is Sometimes No',
    'Letters You Do Not Have to Send',
  ])
  expect(slugs).toEqual([`"${FIRST_SLUG}"`, `"${LAST_SLUG}"`])
})

/** Scrolls until the last article is this many pixels below the screen, and waits until intersection observers have run. */
async function scrollNearLast(page: Page, pixels: number): Promise<void> {
  await page
    .locator('reader-article')
    .last()
    .evaluate(async (element, distance) => {
      scrollBy(0, element.getBoundingClientRect().top - innerHeight - distance)
      await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
    }, pixels)
}
