// Takes over 10 s: each test loads the Studio and an article in it, some of them twice.
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import type {Page} from '@playwright/test'
import {createClient, type DeleteAction, type SanityClient} from '@sanity/client'

import {expect as expectWithin20s, test, type Problems} from '../fixtures.ts'
import {portsOf, startServers} from '../running-servers.ts'
import {logIn} from '../studio.ts'

// Two editors need twice the time.
const expect = expectWithin20s.configure({timeout: 60_000})

const SAMPLE = 'article-beginning-again-in-november'
const PUBLISHED = 'article-of-two-editors'
const DRAFT = `drafts.${PUBLISHED}`
const PUBLISH = {
  actionType: 'sanity.action.document.publish',
  draftId: DRAFT,
  publishedId: PUBLISHED,
} as const
const DISCARD = {actionType: 'sanity.action.document.version.discard', versionId: DRAFT} as const
const UNPUBLISH = {
  actionType: 'sanity.action.document.unpublish',
  draftId: DRAFT,
  publishedId: PUBLISHED,
} as const
const DELETE: DeleteAction = {
  actionType: 'sanity.action.document.delete',
  publishedId: PUBLISHED,
  includeDrafts: [DRAFT],
}

for (const [name, action] of [
  ['publishes', PUBLISH],
  ['unpublishes', UNPUBLISH],
] as const) {
  test(`what an editor types while a colleague ${name} stays on screen and is stored`, async ({
    page,
    servers,
  }) => {
    await withArticle(page, servers, async (client) => {
      const signOff = await openSignOff(page, servers.studio)
      await typeAndStore(page, client, ' and')
      const release = await holdCommits(page)
      await page.keyboard.insertText(' full')
      await release.started
      await page.keyboard.insertText(' of')
      await client.action(action)
      await page.keyboard.insertText(' hope')
      release.finish()

      await expect.poll(() => fetchSignOff(client)).toBe('Love and full of hope')
      await expect(signOff).toHaveValue('Love and full of hope')
      await page.keyboard.insertText('!')
      await expect.poll(() => fetchSignOff(client)).toBe('Love and full of hope!')
      await expect(signOff).toHaveValue('Love and full of hope!')
    })
  })
}

test('text that a colleague discards does not come back', async ({page, servers}) => {
  await withArticle(page, servers, async (client) => {
    const signOff = await openSignOff(page, servers.studio)
    await typeAndStore(page, client, ' and light')
    await client.action(DISCARD)
    await expect(signOff).toHaveValue('Love')
    await page.keyboard.press('End')
    await page.keyboard.insertText(' always')
    await expect.poll(() => fetchSignOff(client)).toBe('Love always')
    await expect(signOff).toHaveValue('Love always')
  })
})

test('an article that a colleague deletes does not come back', async ({
  page,
  servers,
  problems,
}) => {
  await withArticle(page, servers, async (client) => {
    await openSignOff(page, servers.studio)
    await typeAndStore(page, client, ' and')
    const release = await holdCommits(page)
    await page.keyboard.insertText(' light')
    await release.started
    await client.action(DELETE)
    release.finish()
    await expect(page.getByText(/has been deleted/)).toBeVisible()
    // The deletion may be shown before the held commit has been answered.
    await expect.poll(() => problems.found.join()).toContain('status of 404')
    expect(await client.getDocuments([DRAFT, PUBLISHED])).toEqual([null, null])
    forget(problems, /404/)
  })
})

test('text is stored once if the response of the server gets lost', async ({
  page,
  servers,
  problems,
}) => {
  await withArticle(page, servers, async (client) => {
    const signOff = await openSignOff(page, servers.studio)
    await typeAndStore(page, client, ' and')
    let isLost = false
    await page.route('**/data/actions/**', async (route) => {
      if (isLost) {
        await route.continue()
        return
      }
      isLost = true
      const request = route.request()
      const url = new URL(request.url())
      await fetch(new URL(url.pathname + url.search, servers.lake), {
        method: 'POST',
        headers: await request.allHeaders(),
        body: request.postData(),
      })
      await route.abort('connectionreset')
    })
    await page.keyboard.insertText(' light')
    await expect.poll(() => fetchSignOff(client)).toBe('Love and light')
    await page.keyboard.insertText('!')
    await expect.poll(() => fetchSignOff(client)).toBe('Love and light!')
    await expect(signOff).toHaveValue('Love and light!')
    forget(problems, /ERR_CONNECTION_RESET/)
  })
})

test('what was typed before the line broke is stored when it is back', async ({
  page,
  context,
  servers,
  problems,
}) => {
  await withArticle(page, servers, async (client) => {
    const signOff = await openSignOff(page, servers.studio)
    await typeAndStore(page, client, ' and')
    const failed = page.waitForEvent('requestfailed', {
      predicate: (request) => request.url().includes('/data/actions/'),
    })
    await context.setOffline(true)
    await page.keyboard.insertText(' light')
    await failed
    await expect(signOff).toHaveValue('Love and light')
    const banner = page.getByText('No connection. Keep this window open')
    await expect(banner).toBeVisible()
    await context.setOffline(false)
    await expect.poll(() => fetchSignOff(client)).toBe('Love and light')
    await expect(banner).toBeHidden()
    await expect(signOff).toBeEditable()
    await page.keyboard.insertText('!')
    await expect.poll(() => fetchSignOff(client)).toBe('Love and light!')
    await expect(signOff).toHaveValue('Love and light!')
    forget(problems, /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|Failed to fetch/)
  })
})

test('what was typed while the Lake restarts is stored afterwards', async ({page, problems}) => {
  const data = await mkdtemp(join(tmpdir(), 'reader-article-'))
  let servers = await startServers(data)
  try {
    await withArticle(page, servers, async (client) => {
      const signOff = await openSignOff(page, servers.studio)
      await typeAndStore(page, client, ' and')
      const release = await holdCommits(page)
      await page.keyboard.insertText(' light')
      await release.started
      await servers.stop('SIGKILL')
      release.finish()
      await expect(signOff).not.toBeEditable()
      servers = await startServers(data, {}, portsOf(servers))
      await expect.poll(() => fetchSignOff(client)).toBe('Love and light')
      await expect(signOff).toBeEditable()
      await page.keyboard.insertText('!')
      await expect.poll(() => fetchSignOff(client)).toBe('Love and light!')
      await expect(signOff).toHaveValue('Love and light!')
    })
    forget(problems, /ERR_|WebSocket|Failed to fetch/)
  } finally {
    await page.close()
    await servers.stop()
    await rm(data, {recursive: true, force: true})
  }
})

for (const [field, path] of [
  ['signOff', 'signOff'],
  ['body', 'body[0].children[0].text'],
] as const) {
  test(`Publish right after the last key in ${field} publishes that key`, async ({
    page,
    servers,
  }) => {
    await withArticle(page, servers, async (client) => {
      await openArticle(page, servers.studio)
      await page.getByTestId(`field-${field}`).getByRole('textbox').click()
      await page.keyboard.press('ControlOrMeta+End')
      await page.keyboard.insertText(' and')
      await expect(page.getByTestId('action-publish')).toBeEnabled()
      await page.keyboard.type(' light')
      await page.keyboard.press('ControlOrMeta+Alt+p')
      await expect
        .poll(() => client.fetch(`*[_id == "${PUBLISHED}"][0].${path}`))
        .toBe('Love and light')
      expect(await client.getDocument(DRAFT)).toBeUndefined()
    })
  })
}

for (const [field, path] of [
  ['title', 'title'],
  ['body', 'body[0].children[0].text'],
] as const) {
  test(`two editors type in one ${field}, each at their own place`, async ({
    page,
    browser,
    servers,
  }) => {
    await withArticle(page, servers, async (client) => {
      const colleague = await browser.newPage()
      await logIn(colleague, servers.studio)
      await openArticle(page, servers.studio)
      await openArticle(colleague, servers.studio)
      const stored = () =>
        client.fetch(`*[_id in ["${DRAFT}", "${PUBLISHED}"]] | order(_id desc)[0].${path}`)
      await page.getByTestId(`field-${field}`).getByRole('textbox').click()
      await page.keyboard.press('ControlOrMeta+Home')
      await colleague.getByTestId(`field-${field}`).getByRole('textbox').click()
      await colleague.keyboard.press('ControlOrMeta+End')
      const shown = (editor: Page) => readField(editor, field)

      let [start, end] = ['', '']
      for (const [first, last] of ['ax', 'by', 'cz']) {
        start += first
        end += last
        await page.keyboard.type(first ?? '')
        await expect.poll(() => shown(colleague)).toBe(`${start}Love${end.slice(0, -1)}`)
        await colleague.keyboard.type(last ?? '')
        await expect.poll(() => shown(page)).toBe(`${start}Love${end}`)
      }
      await expect.poll(stored).toBe('abcLovexyz')
      await colleague.close()
    })
  })
}

test('what is typed beside the caret of a colleague appears once while the line is broken', async ({
  page,
  browser,
  servers,
  problems,
}) => {
  await withArticle(page, servers, async (client) => {
    const colleague = await browser.newPage()
    await logIn(colleague, servers.studio)
    await openArticle(page, servers.studio)
    await openArticle(colleague, servers.studio)
    await colleague.getByTestId('field-body').getByRole('textbox').click()
    await colleague.keyboard.press('ControlOrMeta+End')
    const body = page.getByTestId('field-body')
    await expect(body.getByTestId(/^presence-cursor/)).toBeVisible()
    await body.getByRole('textbox').click()
    await page.keyboard.press('ControlOrMeta+End')

    await page.context().setOffline(true)
    await page.keyboard.type(' and light')
    await expect.poll(() => readField(page, 'body')).toBe('Love and light')
    await page.context().setOffline(false)
    const stored = () => client.fetch(`*[_id == "${DRAFT}"][0].body[0].children[0].text`)
    await expect.poll(stored).toBe('Love and light')
    expect(await readField(page, 'body')).toBe('Love and light')
    await colleague.close()
    forget(problems, /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|Failed to fetch/)
  })
})

test('a reload before the text is stored asks, and loses nothing if the editor stays', async ({
  page,
  servers,
  problems,
}) => {
  await withArticle(page, servers, async (client) => {
    const signOff = await openSignOff(page, servers.studio)
    const release = await holdCommits(page)
    await page.keyboard.type(' and light')
    await release.started
    const asked = page.waitForEvent('dialog')
    await page.evaluate(() => location.reload())
    expect((await asked).type()).toBe('beforeunload')
    release.finish()
    await expect.poll(() => fetchSignOff(client)).toBe('Love and light')
    await expect(signOff).toHaveValue('Love and light')
    forget(problems, /^dialog: /)
  })
})

/** Logs in, creates a published article with the text 'Love', and deletes it after the test. */
async function withArticle(
  page: Page,
  {studio, lake}: {readonly studio: string; readonly lake: string},
  run: (client: SanityClient) => Promise<void>,
): Promise<void> {
  await logIn(page, studio)
  const stored = await page.evaluate(() => localStorage.getItem('__studio_auth_token_local'))
  const client = createClient({
    projectId: 'local',
    dataset: 'production',
    apiVersion: '2026-09-01',
    apiHost: lake,
    useProjectHostname: false,
    useCdn: false,
    perspective: 'raw',
    token: String(Object(JSON.parse(stored ?? 'null')).token),
  })
  const sample = await client.getDocument(SAMPLE)
  const span = {_type: 'span', _key: 'span', marks: [], text: 'Love'}
  await client.createOrReplace({
    ...sample,
    _id: PUBLISHED,
    _type: 'article',
    title: 'Love',
    signOff: 'Love',
    slug: {_type: 'slug', current: 'of-two-editors'},
    body: [{_type: 'block', _key: 'block', style: 'normal', markDefs: [], children: [span]}],
  })
  try {
    await run(client)
  } finally {
    await client.delete({query: '*[_id in $ids]', params: {ids: [DRAFT, PUBLISHED]}})
  }
}

async function openArticle(page: Page, studio: string): Promise<void> {
  await page.goto(`${studio}/intent/edit/id=${PUBLISHED};type=article`)
  await page.getByTestId('form-view').locator('input:enabled').first().waitFor()
}

/** Opens the article, and returns its sign-off with the caret at the end. */
async function openSignOff(page: Page, studio: string) {
  await openArticle(page, studio)
  const signOff = page.getByTestId('field-signOff').getByRole('textbox')
  await signOff.focus()
  await page.keyboard.press('End')
  return signOff
}

async function typeAndStore(page: Page, client: SanityClient, text: string): Promise<void> {
  await page.keyboard.insertText(text)
  await expect.poll(() => fetchSignOff(client)).toBe(`Love${text}`)
}

/** Fetches the sign-off of the draft, or of the published article if there is no draft. */
function fetchSignOff(client: SanityClient): Promise<unknown> {
  return client
    .fetch(`*[_id in ["${DRAFT}", "${PUBLISHED}"]] | order(_id desc)[0].signOff`)
    .catch((error: unknown) => String(error))
}

async function readField(page: Page, field: string): Promise<string> {
  const textbox = page.getByTestId(`field-${field}`).getByRole('textbox')
  const text = await textbox.evaluate((element) =>
    element instanceof HTMLInputElement ? element.value : (element.textContent ?? ''),
  )
  // The text editor marks empty places with an invisible character.
  return text.replaceAll('\u{FEFF}', '')
}

/** Holds the Studio's commits; `started` resolves when the first one is held. */
async function holdCommits(
  page: Page,
): Promise<{readonly started: Promise<void>; readonly finish: () => void}> {
  const started = Promise.withResolvers<void>()
  const finished = Promise.withResolvers<void>()
  await page.route('**/data/actions/**', async (route) => {
    started.resolve()
    await finished.promise
    await route.continue()
  })
  return {started: started.promise, finish: finished.resolve}
}

/** Removes the problems that a test causes on purpose. */
function forget(problems: Problems, expected: RegExp): void {
  const rest = problems.found.filter((problem) => !expected.test(problem))
  problems.found.splice(0, problems.found.length, ...rest)
}
