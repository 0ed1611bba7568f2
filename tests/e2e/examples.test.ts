import {readFile, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {pathToFileURL} from 'node:url'

import type {Page} from '@playwright/test'

import {expect, test} from './fixtures.ts'
import {whileOnABreak} from './on-a-break.ts'
import {embed, scriptAddress} from './snippet.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

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
]

// The phone lines of the sample content.
const CALLS = [
  {
    name: 'Pay by card',
    href: 'tel:+442079460157,,515037',
    below:
      '+44 20 7946 0157 · Readings cost £1.20 a minute, taken from your card. Your phone company may charge for the call. Over 18s only, for entertainment.',
  },
  {
    name: 'Pay on your phone bill',
    href: 'tel:+449098790142,,515037',
    below:
      '+44 909 879 0142 · Calls cost £1.50 a minute plus your phone company’s access charge. You must be over 18 and have the bill payer’s permission. For entertainment.',
  },
]

test('the index leads to every example', async ({page, desk}) => {
  await page.goto(`${desk.site}/examples`)
  const links = page.getByRole('main').getByRole('link')
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(addresses).toEqual(EXAMPLES.map((name) => `/examples/${name}`))
  for (const address of addresses) {
    expect((await page.request.get(`${desk.site}${address}`)).status()).toBe(200)
  }
  expect(await violations(page)).toEqual([])
})

test('the plain page shows the article in its own type, and then nothing moves', async ({
  page,
  desk,
}) => {
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      document.documentElement.dataset['shifts'] = String(list.getEntries().length)
    }).observe({type: 'layout-shift', buffered: true})
  })
  await page.goto(`${desk.site}/examples/plain`)
  await expect(title(page)).toHaveText('The Kindest Word Is Sometimes No')
  await expect(page.getByText('Pin - 515037')).toBeVisible()
  const fonts = await page.evaluate(() => {
    const article = document.querySelector('reader-article')
    const text = article?.shadowRoot?.querySelector('[part~=body] p')
    return [document.body, text].map((each) => each && getComputedStyle(each).fontFamily)
  })
  expect(fonts).toEqual(['system-ui, sans-serif', 'system-ui, sans-serif'])
  expect(await page.locator('html').getAttribute('data-shifts')).toBeNull()
  expect(await violations(page)).toEqual([])
})

test('nine articles on one page come in two requests, and none is the title of the page', async ({
  page,
  desk,
}) => {
  const queries: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/data/query/')) queries.push(request.url())
  })
  await page.goto(`${desk.site}/examples/many`)
  const titles = page.locator('reader-article').getByRole('heading', {level: 2, name: /^[A-Z]/})
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
  await expect(titles.first()).toBeVisible()
  expect(queries).toHaveLength(2)
  await expect(page.getByRole('heading', {level: 1})).toHaveText(['A year of columns'])
})

test('the directory shows every reader, and narrows them down', async ({page, desk}) => {
  await page.goto(`${desk.site}/examples/directory`)
  const directory = page.locator('reader-directory')
  const names = directory.locator('[part=name]')
  await expect(names).toHaveCount(await publishedReaders(desk.lake))
  await expect(names.filter({hasText: 'Dev Chaudhuri'})).toBeVisible()

  const speciality = directory.getByRole('combobox').filter({hasText: 'Dreams'})
  await speciality.selectOption('Dreams')
  await expect(names.filter({visible: true})).toHaveText(['Tomasz Wieczorek'])
  expect(await violations(page)).toEqual([])
})

test('the page of one reader shows card, status and articles by one script each', async ({
  page,
  desk,
}) => {
  await page.goto(`${desk.site}/examples/reader`)
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
  expect(await violations(page)).toEqual([])
})

test('a card has a link for each phone line, with the line’s name in it and the price beneath it', async ({
  page,
  desk,
}) => {
  await page.goto(`${desk.site}/examples/reader`)
  const lines = page.locator('reader-card [part=calls] > *')
  await expect(lines).toHaveCount(CALLS.length)
  for (const [index, {name, href, below}] of CALLS.entries()) {
    const link = lines.nth(index).getByRole('link')
    const price = lines.nth(index).locator('[part~=price]')
    await expect(link).toHaveText(`Call Anwen Pritchard ${name}`)
    await expect(link).toHaveAttribute('href', href)
    await expect(price).toHaveText(below)
    const [above, beneath] = [await link.boundingBox(), await price.boundingBox()]
    expect(beneath?.y).toBeGreaterThanOrEqual((above?.y ?? Infinity) + (above?.height ?? 0))
  }
})

test('names lead to the readers’ pages where the script says where these are, and nowhere else', async ({
  page,
  desk,
}) => {
  await page.goto(`${desk.site}/examples/directory`)
  const cards = page.locator('reader-directory [part=card]')
  await expect(cards).toHaveCount(await publishedReaders(desk.lake))
  for (const card of await cards.all()) {
    const pin = (await card.locator('[part=pin]').textContent())?.replace('PIN ', '')
    await expect(card.locator('[part=name] a')).toHaveAttribute('href', `/readers/${pin}`)
  }
  await page.goto(`${desk.site}/examples/reader`)
  const name = page.locator('reader-card [part=name]')
  await expect(name).toHaveText('Anwen Pritchard')
  await expect(name.getByRole('link')).toHaveCount(0)
})

for (const [theme, look] of [
  ['plain', {font: 'system-ui, sans-serif', background: 'rgba(0, 0, 0, 0)', drop: 'none'}],
  [
    'magazine',
    {font: /^"Iowan Old Style"/, background: 'rgb(251, 247, 239)', drop: 'inline-start'},
  ],
  ['midnight', {font: 'system-ui, sans-serif', background: 'rgb(18, 22, 29)', drop: 'none'}],
] as const) {
  test(`the ${theme} theme is one line, and in force`, async ({page, desk}) => {
    await page.goto(`${desk.site}/examples/theme-${theme}`)
    await expect(title(page)).toHaveText('Letters You Do Not Have to Send')
    const found = await page.locator('reader-article').evaluate((element) => {
      const lead = element.shadowRoot?.querySelector('[part~=lead]')
      const text = lead && getComputedStyle(lead).fontFamily
      const letter = lead && getComputedStyle(lead, '::first-letter').float
      return {font: text, background: getComputedStyle(element).backgroundColor, drop: letter}
    })
    expect(found).toEqual({
      ...look,
      font: look.font instanceof RegExp ? expect.stringMatching(look.font) : look.font,
    })
    expect(await violations(page)).toEqual([])
  })
}

for (const name of ['theme-plain', 'theme-magazine', 'theme-midnight', 'reader', 'directory']) {
  test(`on paper, ${name} is dark on white`, async ({page, desk}) => {
    await page.emulateMedia({media: 'print'})
    await page.goto(`${desk.site}/examples/${name}`)
    await expect(page.getByText(/^PIN \d+$/).first()).toBeVisible()
    const element = page.locator('reader-article, reader-card, reader-directory').first()
    const lightness = await element.evaluate((shown) => {
      const text = shown.shadowRoot?.querySelector('article, section, aside, div') ?? shown
      return getComputedStyle(text).color.match(/\d+/g)?.map(Number)
    })
    for (const channel of lightness ?? [255]) expect(channel).toBeLessThan(60)
    expect(await violations(page)).toEqual([])
  })
}

test('on paper the magazine theme is dark on light, even on a page that says it is dark', async ({
  page,
  desk,
}) => {
  await page.goto(`${desk.site}/examples/theme-magazine`)
  await page.addStyleTag({content: 'body {color-scheme: dark !important}'})
  const element = page.locator('reader-article')
  await expect(element).toHaveCSS('background-color', 'rgb(29, 26, 22)')
  await page.emulateMedia({media: 'print'})
  await expect(element).toHaveCSS('background-color', 'rgb(251, 247, 239)')
  await expect(element.locator('[part=title]')).toHaveCSS('color', 'rgb(43, 38, 32)')
})

test('on paper an article has no table of contents, and says what a call costs', async ({
  page,
  desk,
}) => {
  await page.goto(`${desk.site}/examples/plain`)
  const contents = page.locator('reader-article [part=contents]')
  const prices = page.locator('reader-article [part~=price]')
  await expect(contents).toBeVisible()
  await page.emulateMedia({media: 'print'})
  await expect(contents).toBeHidden()
  await expect(prices).toHaveText(CALLS.map(({below}) => below))
  for (const price of await prices.all()) await expect(price).toBeVisible()
})

test('a long article can be searched, copied and printed from its first word to its last', async ({
  page,
  desk,
}) => {
  await page.goto(`${desk.site}/examples/plain`)
  await expect(title(page)).toHaveText('The Kindest Word Is Sometimes No')
  const body = Array.from({length: 400}, (_, place) => ({
    _type: 'block',
    _key: `k${place}`,
    children: [{_type: 'span', _key: 's', text: `Paragraph ${place}. `.padEnd(600, 'Word ')}],
  }))
  await page.locator('reader-article').evaluate(async (element, blocks) => {
    const shown = new Promise((resolve) => element.addEventListener('reader-article-load', resolve))
    Object.assign(element, {data: {title: 'Long', body: blocks}})
    await shown
  }, body)
  // The browser's own search; TypeScript does not know it.
  const find = (words: string) => page.evaluate((asked) => Object(window).find(asked), words)
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
  expect(copied.match(/Paragraph \d+\./g)).toEqual(body.map((_, place) => `Paragraph ${place}.`))
  await page.locator('textarea').evaluate((field) => field.remove())

  const printed = await sheets(page)
  // The same with nothing left to the browser's judgement of what is near the screen.
  await page.locator('reader-article').evaluate((element) => {
    for (const section of element.shadowRoot?.querySelectorAll('[part=section]') ?? []) {
      section.replaceWith(...section.childNodes)
    }
  })
  expect(printed).toBeGreaterThan(50)
  expect(printed).toBe(await sheets(page))
})

test('a page that says it is dark gets the colours for dark grounds', async ({page, desk}) => {
  await page.goto(`${desk.site}/examples/dark`)
  await expect(title(page)).toHaveText('A Small Handbook for Dreamers')
  const colours = await page.locator('reader-article').evaluate((element) => {
    const sign = element.shadowRoot?.querySelector('[part~=status]')
    return {
      text: getComputedStyle(element).color,
      sign: sign && getComputedStyle(sign, '::before').color,
    }
  })
  expect(colours).toEqual({text: 'rgb(228, 231, 234)', sign: 'oklch(0.78 0.06 250)'})
  expect(await violations(page)).toEqual([])
})

test('under a strict policy the article shows whole: styles, pictures and all', async ({
  page,
  desk,
}) => {
  const response = await page.goto(`${desk.site}/examples/strict`)
  const policy = response?.headers()['content-security-policy'] ?? ''
  expect(policy).toBe(
    `default-src 'none'; script-src ${desk.site}/elements/; connect-src ${desk.lake}; img-src ${desk.lake}; require-trusted-types-for 'script'; trusted-types 'none'`,
  )
  await expect(page.locator('code').first()).toHaveText(`Content-Security-Policy: ${policy}`)
  await expect(title(page)).toHaveText('Three Cards for an Ordinary Tuesday')
  const article = page.locator('reader-article')
  const pictures = article.getByRole('img')
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded()
    await expect(picture).toHaveJSProperty('complete', true)
    await expect(picture).not.toHaveJSProperty('naturalWidth', 0)
  }
  expect(await pictures.count()).toBeGreaterThan(1)
  await expect(article.locator('[part=photo]').first()).toHaveCSS('border-radius', '50%')
})

test('under the same policy every element shows, and is live', async ({page, desk}) => {
  await page.goto(`${desk.site}/examples/strict`)
  await expect(title(page)).toHaveText('Three Cards for an Ordinary Tuesday')
  const src = await scriptAddress(page, desk)
  const scripts = Object.keys(ALONE).map((tag) => src.replace('reader-article.js', `${tag}.js`))
  await page.evaluate(
    async ([elements, addresses]) => {
      const made = elements.map(([tag, attributes]) => {
        const element = document.createElement(tag)
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
        return element
      })
      document.querySelector('main')?.replaceChildren(...made)
      // A script's address is what the policy lets nobody write.
      await Promise.all(addresses.map((address) => import(address)))
    },
    [EVERY_ELEMENT, scripts] as const,
  )
  await expect(title(page)).toHaveText('The Kindest Word Is Sometimes No')
  await expect(page.locator('reader-card [part=name]')).toHaveText('Anwen Pritchard')
  const cover = page.locator('reader-articles [part=cover]').first()
  await cover.scrollIntoViewIfNeeded()
  await expect(cover).not.toHaveJSProperty('naturalWidth', 0)
  const description = page.locator('script[type="application/ld+json"]')
  const [told, attributes] = await description.evaluate((script) => [
    script.textContent,
    script.getAttributeNames(),
  ])
  expect(told).toContain('"headline":"The Kindest Word Is Sometimes No"')
  expect(attributes).toEqual(['type'])
  const inDirectory = page.locator('reader-directory [part=card]')
  await expect(inDirectory).toHaveCount(await publishedReaders(desk.lake))
  await expect(inDirectory.locator('[part=call]').first()).toBeVisible()
  const statuses = [
    page.locator('reader-article'),
    page.locator('reader-status'),
    page.locator('reader-card'),
    inDirectory.filter({hasText: 'Anwen Pritchard'}),
  ].map((shown) => shown.locator('[part~=status]').first())
  for (const status of statuses) await expect(status).toHaveText('Available')
  await whileOnABreak(desk.lake, ['515037'], async () => {
    for (const status of statuses) await expect(status).toHaveText('On a break')
  })
})

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false})

  test('the page shows what stands inside the tag, and asks nobody', async ({page, desk}) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`${desk.site}/examples/no-javascript`)
    await expect(page.getByRole('heading')).toHaveText('The Empty Chair at the Table')
    await expect(page.getByRole('link', {name: 'Read it at The Evening Line'})).toBeVisible()
    expect(asked).toEqual([`${desk.site}/examples/no-javascript`])
  })
})

test('with JavaScript the article takes the place of what stands inside the tag', async ({
  page,
  desk,
}) => {
  await page.goto(`${desk.site}/examples/no-javascript`)
  await expect(title(page)).toHaveText('The Empty Chair at the Table')
  await expect(page.getByRole('link', {name: 'Read it at The Evening Line'})).toBeHidden()
})

test('from the second visit on the page shows its last good copy without the network', async ({
  page,
  context,
  desk,
  trouble,
}) => {
  await page.goto(`${desk.site}/examples/offline`)
  await expect(title(page)).toHaveText('Love After a Long Silence')
  const old = page.getByText('This is the article as it was when you were last here.')
  await expect(old).toBeHidden()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await page.reload()
  await expect(title(page)).toHaveText('Love After a Long Silence')
  // Copies are kept when the article is on screen, by a file of their own.
  const keepsAll = () =>
    page.evaluate(async () => {
      const cache = await caches.open('offline-example')
      return (await cache.keys()).some(({url}) => url.endsWith('/reader-article-last-copy.js'))
    })
  await expect.poll(keepsAll).toBe(true)

  expect(trouble.what).toEqual([])
  await context.setOffline(true)
  await page.reload()
  await expect(title(page)).toHaveText('Love After a Long Silence')
  await expect(old).toBeVisible()
  await expect(page.getByText('Pin - 093356')).toBeVisible()

  // That the network is gone is what this page is about.
  const gone = /^(net|console: Failed to load resource: net)::ERR_INTERNET_DISCONNECTED/
  expect(trouble.what.splice(0).filter((what) => !gone.test(what))).toEqual([])
})

test('a sandboxed frame without an origin shows the article', async ({page, desk}) => {
  await page.goto(`${desk.site}/examples/sandboxed`)
  const frame = page.frameLocator('iframe')
  await expect(frame.locator('reader-article').getByRole('heading', {level: 1})).toHaveText(
    /^Beginning Again in/,
  )
  const origin = await frame.locator('html').evaluate(() => location.origin && window.origin)
  expect(origin).toBe('null')
  const photo = frame.locator('reader-article [part=photo]').first()
  await expect(photo).not.toHaveJSProperty('naturalWidth', 0)
})

test('a page that is opened from a folder shows the article', async ({page, desk}, info) => {
  const response = await page.request.get(`${desk.site}/examples/from-a-file`)
  const file = info.outputPath('from-a-file.html')
  await writeFile(file, await response.body())
  await page.goto(pathToFileURL(file).href)
  await expect(title(page)).toHaveText('What Do the Cards Actually Know?')
  await expect(page.getByText('Pin - 310482')).toBeVisible()
})

test('an article that needs a second file which cannot be had leaves the fallback, and says so', async ({
  page,
  desk,
  trouble,
}) => {
  await page.route(/reader-article-node-extras\.js/, (route) => route.abort())
  await page.goto(`${desk.site}/examples/plain`)
  await expect.poll(() => trouble.what.join()).toContain('host all files of the folder')
  await expect(page.locator('reader-article > *').first()).toBeVisible()
  trouble.what.splice(0)
})

const EVERY_ELEMENT = [
  ['reader-article', {slug: 'the-kindest-word-is-sometimes-no', live: '', 'json-ld': ''}],
  ['reader-status', {pin: '515037'}],
  ['reader-card', {pin: '515037'}],
  ['reader-articles', {layout: 'grid'}],
  ['reader-directory', {live: '', calls: ''}],
] as const

const ALONE = {
  'reader-status': {attributes: 'pin="515037"', shown: 'Available'},
  'reader-card': {attributes: 'pin="515037"', shown: 'Anwen Pritchard'},
  'reader-articles': {attributes: '', shown: 'The Kindest Word Is Sometimes No'},
  'reader-directory': {attributes: '', shown: 'Anwen Pritchard'},
}

for (const [tag, {attributes, shown}] of Object.entries(ALONE)) {
  test(`a page needs no other script for <${tag}>`, async ({page, desk}) => {
    const src = await scriptAddress(page, desk)
    await embed(page, desk, `<${tag} ${attributes}></${tag}>`, {
      src: src.replace('reader-article.js', `${tag}.js`),
    })
    await expect(page.locator(tag).getByText(shown).first()).toBeVisible()
  })
}

function title(page: Page) {
  return page.locator('reader-article').getByRole('heading', {level: 1})
}

async function publishedReaders(lake: string): Promise<number> {
  const query = encodeURIComponent('count(*[_type == "reader" && retired != true])')
  const response = await fetch(`${lake}/v2026-09-01/data/query/production?query=${query}`)
  return Number(Object(await response.json()).result)
}

/** What axe finds against WCAG 2.2 AA, as 'rule: target'. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'))
  return page.evaluate(async (values) => {
    const {axe} = Object(window)
    const {violations: found} = await axe.run({runOnly: {type: 'tag', values}})
    return found.flatMap(({id, nodes}: {id: string; nodes: {target: unknown}[]}) =>
      nodes.map(({target}) => `${id}: ${JSON.stringify(target)}`),
    )
  }, STANDARDS)
}

/** How many sheets of A4 a page takes when it is printed. */
async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({format: 'A4'})
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
}
