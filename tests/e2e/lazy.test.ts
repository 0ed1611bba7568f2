import type {Page} from '@playwright/test'

import {expect, test} from './fixtures.ts'
import {embed, scriptUrl} from './snippet.ts'

const HERE = 'the-kindest-word-is-sometimes-no'
const BELOW = 'letters-you-do-not-have-to-send'
const lazy = (slug: string) => `<reader-article slug="${slug}" loading="lazy"></reader-article>`

test('a lazy article is fetched when it comes near the screen, and not before', async ({
  page,
  servers,
}) => {
  const slugs: (string | null)[] = []
  page.on('request', (request) => {
    const {pathname, searchParams} = new URL(request.url())
    if (pathname.includes('/data/query/')) {
      slugs.push(searchParams.get('$slug'))
    }
  })
  await embed(page, servers, `${lazy(HERE)}<div style="height: 6000px"></div>${lazy(BELOW)}`, {
    src: await scriptUrl(page, servers),
  })
  const titles = page.locator('reader-article [part=title]')
  await expect(titles).toHaveText(['The Kindest Word Is Sometimes No'])
  await scrollUntilBelow(page, 1000)
  expect(slugs).toEqual([`"${HERE}"`])

  await scrollUntilBelow(page, 200)
  await expect(titles).toHaveText([
    'The Kindest Word Is Sometimes No',
    'Letters You Do Not Have to Send',
  ])
  expect(slugs).toEqual([`"${HERE}"`, `"${BELOW}"`])
})

/** Scrolls until the last article is this many pixels below the screen, and waits until observers are notified. */
async function scrollUntilBelow(page: Page, pixels: number): Promise<void> {
  await page
    .locator('reader-article')
    .last()
    .evaluate(async (element, distance) => {
      scrollBy(0, element.getBoundingClientRect().top - innerHeight - distance)
      await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
    }, pixels)
}
