import type {Page} from '@playwright/test'

import {expect, test} from './fixtures.ts'
import {PHONE_LINES} from './sample-content.ts'
import {locateTitle} from './snippet.ts'
import {findViolations} from './find-violations.ts'

for (const name of ['theme-plain', 'theme-magazine', 'theme-midnight', 'reader', 'directory']) {
  test(`on paper, the text of ${name} is dark`, async ({page, servers}) => {
    await page.emulateMedia({media: 'print'})
    await page.goto(`${servers.site}/examples/${name}`)
    await expect(page.getByText(/^PIN \d+$/).first()).toBeVisible()
    const element = page.locator('reader-article, reader-card, reader-directory').first()
    const colour = await element.evaluate((shown) => {
      const text = shown.shadowRoot?.querySelector('article, section, aside, div') ?? shown
      return getComputedStyle(text).color.match(/\d+/g)?.map(Number)
    })
    for (const channel of colour ?? [255]) {
      expect(channel).toBeLessThan(60)
    }
    expect(await findViolations(page)).toEqual([])
  })
}

test('on paper the magazine theme has dark text on a light background, even on a page with a dark colour scheme', async ({
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

test('the page’s print styles can hide or show an element on paper', async ({page, servers}) => {
  await page.goto(`${servers.site}/examples/plain`)
  const element = page.locator('reader-article')
  await expect(locateTitle(page)).toBeVisible()
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
  const prices = page.locator('reader-article [part=price]')
  await expect(contents).toBeVisible()
  await page.emulateMedia({media: 'print'})
  await expect(contents).toBeHidden()
  await expect(prices).toHaveText(PHONE_LINES.map(({priceText}) => priceText))
  for (const price of await prices.all()) {
    await expect(price).toBeVisible()
  }
})

test('a long article can be searched, copied and printed completely', async ({page, servers}) => {
  await page.goto(`${servers.site}/examples/plain`)
  await expect(locateTitle(page)).toHaveText('The Kindest Word Is Sometimes No')
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
  // `window.find` searches the page; TypeScript has no type for it.
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

  const printed = await countSheets(page)
  // Without sections, the browser cannot skip what is far from the screen; the number of sheets is the same.
  await page.locator('reader-article').evaluate((element) => {
    for (const section of element.shadowRoot?.querySelectorAll('[part=section]') ?? []) {
      section.replaceWith(...section.childNodes)
    }
  })
  expect(printed).toBeGreaterThan(50)
  expect(printed).toBe(await countSheets(page))
})

/** Returns the number of A4 sheets that a printed page needs. */
async function countSheets(page: Page): Promise<number> {
  const pdf = await page.pdf({format: 'A4'})
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
}
