import {writeFile} from 'node:fs/promises'
import {pathToFileURL} from 'node:url'

import {expect, test} from './fixtures.ts'
import {PHONE_LINES, countPublishedReaders} from './sample-content.ts'
import {locateTitle} from './snippet.ts'
import {findViolations} from './find-violations.ts'

const EXAMPLES = [
  'plain',
  'many',
  'directory',
  'reader',
  'theme-plain',
  'theme-magazine',
  'theme-midnight',
  'dark',
  'strict',
  'no-javascript',
  'offline',
  'sandboxed',
  'from-a-file',
  'page-builder',
  'page-builder-with-script',
  'stripped',
  'newsletter',
  'feed-reader',
  'search-result',
  'link-preview',
]

test('the index links to every example', async ({page, servers}) => {
  await page.goto(`${servers.site}/examples`)
  const links = page.getByRole('main').getByRole('link')
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(hrefs).toEqual(EXAMPLES.map((name) => `/examples/${name}`))
  for (const href of hrefs) {
    expect((await page.request.get(`${servers.site}${href}`)).status()).toBe(200)
  }
  expect(await findViolations(page)).toEqual([])
})

test('the plain page shows the article in the font of the page, and nothing moves when it loads', async ({
  page,
  servers,
}) => {
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      document.documentElement.dataset['shifts'] = String(list.getEntries().length)
    }).observe({type: 'layout-shift', buffered: true})
  })
  await page.goto(`${servers.site}/examples/plain`)
  await expect(locateTitle(page)).toHaveText('The Kindest Word Is Sometimes No')
  await expect(page.getByText('Anwen Pritchard – PIN 515037')).toBeVisible()
  const fonts = await page.evaluate(() => {
    const article = document.querySelector('reader-article')
    const text = article?.shadowRoot?.querySelector('[part~=body] p')
    return [document.body, text].map((each) => each && getComputedStyle(each).fontFamily)
  })
  expect(fonts).toEqual(['system-ui, sans-serif', 'system-ui, sans-serif'])
  expect(await page.locator('html').getAttribute('data-shifts')).toBeNull()
  expect(await findViolations(page)).toEqual([])
})

test('two requests load nine articles on one page, whose only first-level heading is its own title', async ({
  page,
  servers,
}) => {
  const queries: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/data/query/')) {
      queries.push(request.url())
    }
  })
  await page.goto(`${servers.site}/examples/many`)
  const headings = page.locator('reader-article').getByRole('heading', {level: 2, name: /^[A-Z]/})
  await expect(page.locator('reader-article [part=title]')).toHaveText([
    'Is It Intuition, or Is It Fear?',
    /^Beginning Again in/,
    'Love After a Long Silence',
    'The Kindest Word Is Sometimes No',
    'The Empty Chair at the Table',
    'A Small Handbook for Dreamers',
    'What Do the Cards Actually Know?',
    'Letters You Do Not Have to Send',
    'Three Cards for an Ordinary Tuesday',
  ])
  await expect(headings.first()).toBeVisible()
  expect(queries).toHaveLength(2)
  await expect(page.getByRole('heading', {level: 1})).toHaveText(['A year of columns'])
})

test('the directory shows every reader, and filters by speciality', async ({page, servers}) => {
  await page.goto(`${servers.site}/examples/directory`)
  const directory = page.locator('reader-directory')
  const names = directory.locator('[part=name]')
  await expect(names).toHaveCount(await countPublishedReaders(servers.lake))
  await expect(names.filter({hasText: 'Dev Chaudhuri'})).toBeVisible()

  const speciality = directory.getByRole('combobox').filter({hasText: 'Dreams'})
  await speciality.selectOption('Dreams')
  await expect(names.filter({visible: true})).toHaveText(['Tomasz Wieczorek'])
  expect(await findViolations(page)).toEqual([])
})

test('the page of one reader shows a card, a status and a list of articles, with one script for each element', async ({
  page,
  servers,
}) => {
  await page.goto(`${servers.site}/examples/reader`)
  await expect(page.locator('reader-status [part~=status]')).toHaveText('Available')
  const card = page.locator('reader-card')
  await expect(card.locator('[part=name]')).toHaveText('Anwen Pritchard')
  await expect(card.locator('[part=pin]')).toContainText('515037')
  await expect(card.getByRole('link', {name: /Call Anwen/}).first()).toHaveAttribute(
    'href',
    /^tel:\+\d+,,515037$/,
  )
  const teaser = page
    .locator('reader-articles')
    .getByRole('link', {name: 'The Kindest Word Is Sometimes No'})
  await expect(teaser).toHaveAttribute('href', '/articles/the-kindest-word-is-sometimes-no')
  expect(await findViolations(page)).toEqual([])
})

test('a card has a link for each phone line, with its number, and the price below the link', async ({
  page,
  servers,
}) => {
  await page.goto(`${servers.site}/examples/reader`)
  const lines = page.locator('reader-card [part=calls] > *')
  await expect(lines).toHaveCount(PHONE_LINES.length)
  for (const [index, {number, href, priceText}] of PHONE_LINES.entries()) {
    const link = lines.nth(index).getByRole('link')
    const price = lines.nth(index).locator('[part=price]')
    await expect(link).toHaveText(`Call Anwen Pritchard ${number}`)
    await expect(link).toHaveAttribute('href', href)
    await expect(price).toHaveText(priceText)
    const [linkBox, priceBox] = [await link.boundingBox(), await price.boundingBox()]
    expect(priceBox?.y).toBeGreaterThanOrEqual((linkBox?.y ?? Infinity) + (linkBox?.height ?? 0))
  }
})

test('a page about a reader has one right edge', async ({page, servers}) => {
  await page.goto(`${servers.site}/examples/reader`)
  const rightEdge = async (selector: string) => {
    const {x = 0, width = 0} = (await page.locator(selector).first().boundingBox()) ?? {}
    return x + width
  }
  await expect(page.locator('reader-articles [part=teaser]').first()).toBeVisible()
  expect(await rightEdge('reader-card [part=card]')).toBe(
    await rightEdge('reader-articles [part=list]'),
  )
  await page.goto(`${servers.site}/articles/the-kindest-word-is-sometimes-no`)
  await expect(page.locator('reader-article [part=cover]')).toBeVisible()
  const main = await rightEdge('main')
  for (const part of ['cover', 'contents', 'card']) {
    expect(await rightEdge(`reader-article [part=${part}]`)).toBeCloseTo(main, 0)
  }
})

test('an article links to other articles of the same site', async ({page, servers}) => {
  await page.goto(`${servers.site}/articles/letters-you-do-not-have-to-send`)
  const link = page
    .locator('reader-article [part=body]')
    .getByRole('link', {name: 'The Empty Chair at the Table'})
  await link.click()
  await expect(page).toHaveURL(`${servers.site}/articles/the-empty-chair-at-the-table`)
  await expect(locateTitle(page)).toHaveText('The Empty Chair at the Table')
})

test('a reader’s name is a link only if the script’s URL has a reader-path', async ({
  page,
  servers,
}) => {
  await page.goto(`${servers.site}/examples/directory`)
  const cards = page.locator('reader-directory [part=card]')
  await expect(cards).toHaveCount(await countPublishedReaders(servers.lake))
  for (const card of await cards.all()) {
    const pin = (await card.locator('[part=pin]').textContent())?.replace('PIN ', '')
    await expect(card.locator('[part=name] a')).toHaveAttribute('href', `/readers/${pin}`)
  }
  await page.goto(`${servers.site}/examples/reader`)
  const name = page.locator('reader-card [part=name]')
  await expect(name).toHaveText('Anwen Pritchard')
  await expect(name.getByRole('link')).toHaveCount(0)
})

for (const [theme, styles] of [
  [
    'plain',
    {font: 'system-ui, sans-serif', background: 'rgba(0, 0, 0, 0)', firstLetterFloat: 'none'},
  ],
  [
    'magazine',
    {
      font: /^"Iowan Old Style"/,
      background: 'rgb(251, 247, 239)',
      firstLetterFloat: 'inline-start',
    },
  ],
  [
    'midnight',
    {font: 'system-ui, sans-serif', background: 'rgb(18, 22, 29)', firstLetterFloat: 'none'},
  ],
] as const) {
  test(`the ${theme} theme is applied by one line`, async ({page, servers}) => {
    await page.goto(`${servers.site}/examples/theme-${theme}`)
    await expect(locateTitle(page)).toHaveText('Letters You Do Not Have to Send')
    const found = await page.locator('reader-article').evaluate((element) => {
      const lead = element.shadowRoot?.querySelector('[part~=lead]')
      const text = lead && getComputedStyle(lead).fontFamily
      const firstLetterFloat = lead && getComputedStyle(lead, '::first-letter').float
      return {font: text, background: getComputedStyle(element).backgroundColor, firstLetterFloat}
    })
    expect(found).toEqual({
      ...styles,
      font: styles.font instanceof RegExp ? expect.stringMatching(styles.font) : styles.font,
    })
    expect(await findViolations(page)).toEqual([])
  })
}

test('on a page with a dark colour scheme, an article uses the dark colours', async ({
  page,
  servers,
}) => {
  await page.goto(`${servers.site}/examples/dark`)
  await expect(locateTitle(page)).toHaveText('A Small Handbook for Dreamers')
  const colours = await page.locator('reader-article').evaluate((element) => {
    const sign = element.shadowRoot?.querySelector('[part~=status]')
    return {
      text: getComputedStyle(element).color,
      sign: sign && getComputedStyle(sign, '::before').color,
    }
  })
  expect(colours).toEqual({text: 'rgb(228, 231, 234)', sign: 'oklch(0.78 0.06 250)'})
  expect(await findViolations(page)).toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false})

  test('the page shows the content of the tag, and requests nothing but itself', async ({
    page,
    servers,
  }) => {
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(`${servers.site}/examples/no-javascript`)
    await expect(page.getByRole('heading')).toHaveText('The Empty Chair at the Table')
    await expect(page.getByRole('link', {name: 'Read it at The Evening Line'})).toBeVisible()
    expect(requests).toEqual([`${servers.site}/examples/no-javascript`])
  })
})

test('with JavaScript the article replaces the content of the tag', async ({page, servers}) => {
  await page.goto(`${servers.site}/examples/no-javascript`)
  await expect(locateTitle(page)).toHaveText('The Empty Chair at the Table')
  await expect(page.getByRole('link', {name: 'Read it at The Evening Line'})).toBeHidden()
})

test('from the second visit on, a page without the network shows the cached copy of its article', async ({
  page,
  context,
  servers,
  problems,
}) => {
  await page.goto(`${servers.site}/examples/offline`)
  await expect(locateTitle(page)).toHaveText('Love After a Long Silence')
  const oldCopyNotice = page.getByText('This is the article as it was when you were last here.')
  await expect(oldCopyNotice).toBeHidden()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await page.reload()
  await expect(locateTitle(page)).toHaveText('Love After a Long Silence')
  // A lazily loaded file caches the article after it is shown.
  const isCached = () =>
    page.evaluate(async () => {
      const cache = await caches.open('offline-example')
      return (await cache.keys()).some(({url}) => url.endsWith('/reader-article-copy-store.js'))
    })
  await expect.poll(isCached).toBe(true)

  expect(problems.found).toEqual([])
  await context.setOffline(true)
  await page.reload()
  await expect(locateTitle(page)).toHaveText('Love After a Long Silence')
  await expect(oldCopyNotice).toBeVisible()
  await expect(page.getByText('Noor Haddad – PIN 093356')).toBeVisible()

  // Requests fail here on purpose.
  const offlineProblem = /^(net|console: Failed to load resource: net)::ERR_INTERNET_DISCONNECTED/
  expect(problems.found.splice(0).filter((problem) => !offlineProblem.test(problem))).toEqual([])
})

test('a sandboxed frame without an origin shows the article', async ({page, servers}) => {
  await page.goto(`${servers.site}/examples/sandboxed`)
  const frame = page.frameLocator('iframe')
  await expect(frame.locator('reader-article').getByRole('heading', {level: 1})).toHaveText(
    /^Beginning Again in/,
  )
  const origin = await frame.locator('html').evaluate(() => location.origin && window.origin)
  expect(origin).toBe('null')
  const photo = frame.locator('reader-article [part=photo]').first()
  await expect(photo).not.toHaveJSProperty('naturalWidth', 0)
})

test('a page that is opened from a local file shows the article', async ({page, servers}, info) => {
  const response = await page.request.get(`${servers.site}/examples/from-a-file`)
  const file = info.outputPath('from-a-file.html')
  await writeFile(file, await response.body())
  await page.goto(pathToFileURL(file).href)
  await expect(locateTitle(page)).toHaveText('What Do the Cards Actually Know?')
  await expect(page.getByText('– PIN 310482')).toBeVisible()
})
