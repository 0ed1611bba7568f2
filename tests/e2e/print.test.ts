import type {Page} from '@playwright/test'

import {expect, test} from './fixtures.ts'
import {CALLS} from './sample-content.ts'
import {title} from './snippet.ts'
import {violations} from './violations.ts'

for (const name of ['theme-plain', 'theme-magazine', 'theme-midnight', 'reader', 'directory']) {
  test(`on paper, ${name} is dark on white`, async ({page, servers}) => {
    await page.emulateMedia({media: 'print'})
    await page.goto(`${servers.site}/examples/${name}`)
    await expect(page.getByText(/^PIN \d+$/).first()).toBeVisible()
    const element = page.locator('reader-article, reader-card, reader-directory').first()
    const lightness = await element.evaluate((shown) => {
      const text = shown.shadowRoot?.querySelector('article, section, aside, div') ?? shown
      return getComputedStyle(text).color.match(/\d+/g)?.map(Number)
    })
    for (const channel of lightness ?? [255]) {
      expect(channel).toBeLessThan(60)
    }
    expect(await violations(page)).toEqual([])
  })
}

test('on paper the magazine theme is dark on light, even on a page with a dark colour scheme', async ({
  page,
  servers,
}) => {
  await page.goto(`${servers.site}/examples/theme-magazine`)
  await page.addStyleTag({content: 'body {color-scheme: dark !important}'})
  const element = page.locator('reader-article')
  await expect(element).toHaveCSS('background-color', 'rgb(29, 26, 22)')
  await page.emulateMedia({media: 'print'})
  await expect(element).toHaveCSS('background-color', 'rgb(251, 247, 239)')
  await expect(element.locator('[part=title]')).toHaveCSS('color', 'rgb(43, 38, 32)')
})

test('on paper an element is hidden or shown if the page’s styles say so', async ({
  page,
  servers,
}) => {
  await page.goto(`${servers.site}/examples/plain`)
  const element = page.locator('reader-article')
  await expect(title(page)).toBeVisible()
  await page.addStyleTag({content: '@media print {reader-article {display: none}}'})
  await page.emulateMedia({media: 'print'})
  await expect(element).toBeHidden()
  await page.addStyleTag({content: '@media print {reader-article[hidden] {display: block}}'})
  await element.evaluate((shown) => shown.toggleAttribute('hidden'))
  await expect(element).toBeVisible()
})

test('a printed article has no table of contents, and shows the price of a call', async ({
  page,
  servers,
}) => {
  await page.goto(`${servers.site}/examples/plain`)
  const contents = page.locator('reader-article [part=contents]')
  const prices = page.locator('reader-article [part~=price]')
  await expect(contents).toBeVisible()
  await page.emulateMedia({media: 'print'})
  await expect(contents).toBeHidden()
  await expect(prices).toHaveText(CALLS.map(({below}) => below))
  for (const price of await prices.all()) {
    await expect(price).toBeVisible()
  }
})

test('a long article can be searched, copied and printed completely', async ({page, servers}) => {
  await page.goto(`${servers.site}/examples/plain`)
  await expect(title(page)).toHaveText('The Kindest Word Is Sometimes No')
  const body = Array.from({length: 400}, (_, index) => ({
    _type: 'block',
    _key: `k${index}`,
    children: [{_type: 'span', _key: 's', text: `Paragraph ${index}. `.padEnd(600, 'Word ')}],
  }))
  await page.locator('reader-article').evaluate(async (element, blocks) => {
    const shown = new Promise((resolve) => element.addEventListener('reader-article-load', resolve))
    Object.assign(element, {data: {title: 'Long', body: blocks}})
    await shown
  }, body)
  // The browser's search function, for which TypeScript has no type.
  const find = (text: string) => page.evaluate((value) => Object(window).find(value), text)
  expect(await find('Paragraph 399.')).toBe(true)
  expect(await find('Paragraph 400.')).toBe(false)

  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+C')
  await page.evaluate(() => {
    const field = document.createElement('textarea')
    document.body.prepend(field)
    field.focus()
  })
  await page.keyboard.press('Control+V')
  const copied = await page.locator('textarea').inputValue()
  expect(copied.match(/Paragraph \d+\./g)).toEqual(body.map((_, index) => `Paragraph ${index}.`))
  await page.locator('textarea').evaluate((field) => field.remove())

  const printed = await sheets(page)
  // The same when the browser renders everything, near the screen or not.
  await page.locator('reader-article').evaluate((element) => {
    for (const section of element.shadowRoot?.querySelectorAll('[part=section]') ?? []) {
      section.replaceWith(...section.childNodes)
    }
  })
  expect(printed).toBeGreaterThan(50)
  expect(printed).toBe(await sheets(page))
})

/** Returns the number of A4 sheets that a printed page needs. */
async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({format: 'A4'})
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
}
