import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'

import type {Page} from '@playwright/test'

import {buildApp, writeApp} from './build-app.ts'
import {BuilderPage} from './embed-builder.ts'
import {expect, test} from './fixtures.ts'
import {serveFolders} from './serve-folders.ts'

const TITLE = 'A Quiet One'
const PAGE = 'Your own page'

test('the preview and the lines follow the choices, over the recorded content', async ({
  page,
  site,
}) => {
  const builder = new BuilderPage(page)
  await builder.open(site)
  const article = builder.preview.locator('reader-article')
  await expect(article.getByRole('heading', {level: 1})).toHaveText('Love After a Long Silence')
  await builder.form.getByLabel('Cover picture').uncheck()
  await builder.choose('Theme', 'Midnight')
  await builder.choose('Language of dates and labels', 'German')
  await builder.form.getByLabel('Link of the fallback').fill('https://advice.example/x?a&b=1')
  await expect(article).toContainText('Min. Lesezeit')
  await expect(article.locator('[part~=cover]')).toHaveCount(0)
  await expect(article).toHaveCSS('background-color', 'rgb(18, 22, 29)')
  const code = [...(await builder.copy()).values()].join('')
  expect(code).toContain(
    `<reader-article slug="love-after-a-long-silence" hide="cover" live lang="de">
  <a href="https://advice.example/x?a&amp;b=1">Love After a Long Silence</a>
</reader-article>`,
  )
  expect(code.match(/integrity="sha384-[\w+/=]{64}"/g)).toHaveLength(2)
})

test('an address that is no address is named, and nothing can be copied', async ({page, site}) => {
  const builder = new BuilderPage(page)
  await builder.open(site)
  await builder.form.getByLabel('Link of the fallback').fill('javascript:alert(1)')
  await expect(
    page.getByText("link.href is 'javascript:alert(1)', which is not valid"),
  ).toBeVisible()
  await expect(page.getByRole('button', {name: /^Copy/})).toHaveCount(0)
})

test('the keyboard alone is enough', async ({page, site}) => {
  const builder = new BuilderPage(page)
  await builder.open(site)
  await builder.select('Show').focus()
  await page.keyboard.type('A r')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Noor')
  await expect(builder.preview.locator('reader-card')).toContainText('Noor Haddad')
  const button = page.getByRole('button', {name: /^Copy: /})
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({hasText: 'Copied'})).toBeVisible()
})

test('a project that does not exist is reported, and its keys can be typed', async ({
  page,
  site,
  problems,
}) => {
  const builder = new BuilderPage(page)
  await builder.open(site)
  await builder.choose('Content', 'My own project')
  // Nothing listens on port 9.
  await builder.form.getByLabel('Address of the Lake').fill('http://127.0.0.1:9')
  await builder.form.getByLabel('Project', {exact: true}).fill('local')
  await expect(page.getByText('The content could not be loaded.')).toBeVisible()
  await expect(builder.form.getByLabel('Article', {exact: true})).toHaveValue(
    'love-after-a-long-silence',
  )
  expect(problems.splice(0).every((problem) => problem.startsWith('console: '))).toBe(true)
})

test('the lines for a page show the article in an empty page', async ({page, site, backend}) => {
  const builder = await openOwn(page, site, backend)
  await builder.choose('Theme', 'Midnight')
  await expect(builder.preview.getByRole('heading', {level: 1})).toHaveText(TITLE)
  await paste(page, await builder.copy())
  const article = page.locator('reader-article')
  await expect(article.getByRole('heading', {level: 1})).toHaveText(TITLE)
  await expect(article).toHaveCSS('background-color', 'rgb(18, 22, 29)')
})

for (const [view, tag, text] of [
  ['The card of the reader', 'reader-card', 'PIN 9001'],
  ['Only the status, in a line of text', 'reader-status', 'Currently Unavailable'],
  ['The newest article of the reader', 'reader-article', TITLE],
  ['The articles of the reader', 'reader-articles', TITLE],
] as const) {
  test(`the lines for a reader show in an empty page: ${view}`, async ({page, site, backend}) => {
    const builder = await openOwn(page, site, backend)
    await builder.choose('Show', 'A reader')
    await builder.choose('Reader', 'Bo Tern, PIN 9001')
    await builder.choose('As', view)
    await expect(builder.preview.locator(tag)).toContainText(text)
    await paste(page, await builder.copy())
    await expect(page.locator(tag)).toContainText(text)
  })
}

test('the frame for a page builder shows the article at its height', async ({
  page,
  site,
  backend,
}) => {
  const builder = await openOwn(page, site, backend)
  await builder.choose('Where it will stand', 'A page builder, as a frame')
  await builder.form.getByLabel('Address of the delivery').fill(backend.delivery)
  await paste(page, await builder.copy())
  const heading = page.frameLocator('iframe').getByRole('heading', {level: 1})
  await expect(heading).toHaveText(TITLE)
  await expect(page.locator('iframe')).not.toHaveCSS('height', '800px')
})

test('WordPress gets an address that has an oEmbed response, and a frame', async ({
  page,
  site,
  backend,
}) => {
  const builder = await openOwn(page, site, backend)
  await builder.choose('Where it will stand', 'WordPress')
  await builder.form.getByLabel('Address of the delivery').fill(backend.delivery)
  const [address = '', frame = ''] = (await builder.copy()).values()
  await page.goto(address.trim())
  await expect(page.getByRole('heading', {level: 1})).toHaveText(TITLE)
  const oembed = await page.locator('link[type="application/json+oembed"]').getAttribute('href')
  expect(oembed).toContain('https://articles.example/oembed?url=')
  await paste(page, new Map([['frame', frame]]))
  await expect(page.frameLocator('iframe').getByRole('heading', {level: 1})).toHaveText(TITLE)
})

test('a newsletter gets the article as a mail, and as plain text', async ({
  page,
  site,
  backend,
}) => {
  const builder = await openOwn(page, site, backend)
  await builder.choose('Where it will stand', 'A newsletter')
  await builder.form.getByLabel('Address of the delivery').fill(backend.delivery)
  const [html = '', text = ''] = (await builder.copy()).values()
  await page.setContent(await (await fetch(html.trim())).text())
  await expect(page.getByText(TITLE).first()).toBeVisible()
  expect(await (await fetch(text.trim())).text()).toMatch(/^a quiet one\n/i)
})

test('a link leads to the article', async ({page, site, backend}) => {
  const builder = await openOwn(page, site, backend)
  await builder.choose('Where it will stand', 'Only a link')
  const address = `${backend.delivery}/articles/quiet`
  await builder.form.getByLabel('Link of the fallback').fill(address)
  await paste(page, await builder.copy())
  await page.getByRole('link', {name: TITLE}).click()
  await expect(page).toHaveURL(address)
  await expect(page.getByRole('heading', {level: 1})).toHaveText(TITLE)
})

const MODULE = (script: string, html = '<div id="app"></div>') =>
  `<!doctype html><html lang="en"><meta charset="utf-8" /><title>App</title>${html}<script type="module" src="./${script}"></script></html>`

/** The apps into which the lines for a place are pasted; `part` returns lines by their title. */
const APPS: readonly {
  readonly place: string
  readonly toFiles: (part: (title: string) => string) => Readonly<Record<string, string>>
}[] = [
  {
    place: 'A site with a build, from npm',
    toFiles: (part) => ({
      'index.html': MODULE('main.js', part('In the page')),
      'main.js': part("In the page's script"),
    }),
  },
  {
    place: 'React',
    toFiles: (part) => ({
      'index.html': MODULE('main.jsx'),
      'vite.config.js':
        "import react from '@vitejs/plugin-react'\nexport default {plugins: [react()]}",
      'embed.jsx': part('A component: embed.jsx or embed.tsx'),
      'main.jsx':
        "import {createRoot} from 'react-dom/client'\nimport {Embed} from './embed.jsx'\ncreateRoot(document.querySelector('#app')).render(<Embed />)",
    }),
  },
  {
    place: 'Vue',
    toFiles: (part) => ({
      'index.html': MODULE('main.js'),
      'vite.config.js': part('vite.config.js'),
      'Embed.vue': part('A component: Embed.vue'),
      'main.js':
        "import {createApp} from 'vue'\nimport Embed from './Embed.vue'\ncreateApp(Embed).mount('#app')",
    }),
  },
  {
    place: 'Svelte',
    toFiles: (part) => ({
      'index.html': MODULE('main.js'),
      'vite.config.js':
        "import {svelte} from '@sveltejs/vite-plugin-svelte'\nexport default {plugins: [svelte()]}",
      'Embed.svelte': part('A component: Embed.svelte'),
      'main.js':
        "import {mount} from 'svelte'\nimport Embed from './Embed.svelte'\nmount(Embed, {target: document.querySelector('#app')})",
    }),
  },
]

for (const {place, toFiles} of APPS) {
  test(`the lines for a new app show the article: ${place}`, async ({page, site, backend}) => {
    const builder = await openOwn(page, site, backend)
    await builder.choose('Where it will stand', place)
    await builder.choose('Theme', 'Magazine')
    const parts = await builder.copy()
    expect(parts.get('Run this in your project')).toBe('npm install reader-article\n')
    const app = await buildApp(toFiles((title) => parts.get(title) ?? ''))
    const server = await serveFolders({'/': app.dist})
    try {
      await page.goto(`${server.origin}/`)
      await expect(page.locator('reader-article').getByRole('heading', {level: 1})).toHaveText(
        TITLE,
      )
    } finally {
      // The app still loads code for later.
      await page.goto('about:blank')
      server.close()
      await app.remove()
    }
  })
}

test('the module for a server renders the article, and the page fetches none', async ({
  page,
  site,
  backend,
}) => {
  const builder = await openOwn(page, site, backend)
  await builder.form.getByLabel('Update the status while the page is open').uncheck()
  await builder.choose('Where it will stand', 'HTML from a server (Node)')
  const parts = await builder.copy()
  expect(parts.get('Run this in your project')).toBe('npm install reader-article @sanity/client\n')
  const folder = await writeApp({'page.mjs': parts.get('A module for your server') ?? ''})
  const module: unknown = await import(pathToFileURL(join(folder, 'page.mjs')).href)
  const html: unknown = await Object(module).renderPage()
  await rm(folder, {recursive: true})
  const queries: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/data/query/')) {
      queries.push(request.url())
    }
  })
  await paste(page, new Map([['page', String(html)]]))
  await expect(page.locator('reader-article').getByRole('heading', {level: 1})).toHaveText(TITLE)
  await page.waitForFunction(() => customElements.get('reader-article') !== undefined)
  expect(queries).toEqual([])
})

/** Opens the builder with the visitor's own project and its article. */
async function openOwn(
  page: Page,
  site: string,
  backend: Parameters<BuilderPage['enterProject']>[0],
): Promise<BuilderPage> {
  const builder = new BuilderPage(page)
  await builder.open(site)
  await builder.choose('Where it will stand', PAGE)
  await builder.enterProject(backend)
  return builder
}

/** Opens an empty page of another site into which the parts of a snippet were pasted. */
async function paste(page: Page, parts: ReadonlyMap<string, string>): Promise<void> {
  const server = await serveFolders()
  server.pages.set(
    '/',
    `<!doctype html><html lang="en"><title>Page</title><body>${[...parts.values()].join('')}`,
  )
  await page.goto(server.origin)
  page.context().once('close', () => server.close())
}
