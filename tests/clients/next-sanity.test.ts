import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {openTestLake, type TestLake} from '@reader-article/lake/testing'
import {createClient, type SanityClient} from '@sanity/client'
import {stegaClean} from '@sanity/client/stega'
import {createPreviewSecret} from '@sanity/preview-url-secret/create-secret'
import {chromium, type Browser, type Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'

import {getBrowserArguments, findBrowser} from '../browser/find-browser.ts'
import {codeBlocks} from '../packaging/code-blocks.ts'
import {createClientProject, type ClientProject} from './client-project.ts'

const README = join(import.meta.dirname, '../../packages/lake/README.md')
const MAX_DELAY_MS = 2000
const MAX_WAIT_MS = 20_000

const FILES = {
  'lib/sanity.ts': `
    import {createClient} from 'next-sanity'
    import {defineLive} from 'next-sanity/live'

    export const client = createClient({
      projectId: 'local',
      dataset: 'production',
      apiHost: process.env.LAKE,
      useProjectHostname: false,
      useCdn: false,
      apiVersion: '2026-09-01',
      stega: {studioUrl: 'https://studio.example'},
    })

    const token = process.env.LAKE_TOKEN
    export const {sanityFetch, SanityLive} = defineLive({client, serverToken: token, browserToken: token})
  `,
  'app/layout.tsx': `
    import {VisualEditing} from 'next-sanity/visual-editing'
    import {draftMode} from 'next/headers'
    import type {ReactNode} from 'react'

    import {expireTags} from '../lib/expire-tags'
    import {SanityLive} from '../lib/sanity'

    export const metadata = {title: 'Films', icons: 'data:,'}

    export default async function Layout({children}: {children: ReactNode}) {
      return (
        <html lang="en">
          <body>
            {children}
            <SanityLive action={expireTags} />
            {(await draftMode()).isEnabled && <VisualEditing />}
          </body>
        </html>
      )
    }
  `,
  'app/page.tsx': `
    import {sanityFetch} from '../lib/sanity'

    export default async function Page() {
      const {data} = await sanityFetch({query: '*[_type == "film"] | order(_id)[0]{title}'})
      return <h1>{String(Object(data).title)}</h1>
    }
  `,
  'app/api/draft-mode/enable/route.ts': `
    import {defineEnableDraftMode} from 'next-sanity/draft-mode'

    import {client} from '../../../../lib/sanity'

    export const {GET} = defineEnableDraftMode({client: client.withConfig({token: process.env.LAKE_TOKEN})})
  `,
}

let lake: TestLake
let editor: SanityClient
let project: ClientProject
let site: string
let browser: Browser

beforeAll(async () => {
  lake = openTestLake()
  const apiHost = await lake.serve()
  editor = createClient({
    projectId: 'local',
    dataset: 'production',
    apiHost,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2026-09-01',
    token: lake.token,
  })
  await editor.create({_id: 'alien', _type: 'film', title: 'Alien'})
  project = await createClientProject(
    [
      'next-sanity@13',
      'next@16',
      'react@19',
      'react-dom@19',
      'react-is@19',
      'styled-components@6',
      '@sanity/client@8',
      'typescript@6',
      '@types/react@19',
      '@types/node@24',
    ],
    {...FILES, 'lib/expire-tags.ts': await readAction()},
    {LAKE: apiHost, LAKE_TOKEN: lake.token},
  )
  await project.run('next', 'build')
  site = await project.serve('next', 'start', '--hostname', 'localhost', '--port', '0')
  browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: getBrowserArguments(),
  })
})

afterAll(async () => {
  await browser.close()
  await project.remove()
  await lake.close()
})

/** Reads the action for next start from the README of the Lake. */
async function readAction(): Promise<string> {
  const readme = await readFile(README, 'utf8')
  const action = codeBlocks(readme, ['ts']).find((code) => code.startsWith('// lib/expire-tags.ts'))
  return action ?? ''
}

/** Opens a page of the site in a browser without cookies, and collects what goes wrong. */
async function open(path: string): Promise<{page: Page; problems: string[]}> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) {
      problems.push(message.text())
    }
  })
  page.on('pageerror', (error) => problems.push(String(error)))
  await Promise.all([
    page.waitForResponse((response) => response.url().includes('/live/events/')),
    page.goto(new URL(path, site).href),
  ])
  return {page, problems}
}

const titleOf = (page: Page): Promise<string | null> => page.locator('h1').textContent()

/** Waits for a title, and returns how long that took. */
async function measureDelay(page: Page, title: string): Promise<number> {
  const start = performance.now()
  await page.locator('h1', {hasText: title}).waitFor({timeout: MAX_WAIT_MS})
  return performance.now() - start
}

test('an open page of next start shows a published change within two seconds', async () => {
  const {page, problems} = await open('/')
  expect(await titleOf(page)).toBe('Alien')
  const delays: number[] = []
  for (const title of ['First', 'Second', 'Third', 'Fourth', 'Fifth']) {
    await editor.patch('alien').set({title}).commit()
    delays.push(await measureDelay(page, title))
  }
  // The server loads the action at the first change, and other programs may delay one of the others.
  const [, , median] = delays.toSorted((left, right) => left - right)
  expect(median).toBeLessThan(MAX_DELAY_MS)
  const next = await open('/')
  expect(await titleOf(next.page)).toBe('Fifth')
  expect([...problems, ...next.problems]).toEqual([])
})

test('draft mode shows a draft and its changes, and others do not see them', async () => {
  await editor.createOrReplace({_id: 'alien', _type: 'film', title: 'Alien'})
  await editor.createOrReplace({_id: 'drafts.alien', _type: 'film', title: 'Draft'})
  const {secret} = await createPreviewSecret(editor, 'test', 'https://studio.example')
  const query = new URLSearchParams({
    'sanity-preview-secret': secret,
    'sanity-preview-pathname': '/',
  })
  const {page, problems} = await open(`/api/draft-mode/enable?${query.toString()}`)
  const title = (await titleOf(page)) ?? ''
  // The source of the text is hidden in it, for the overlays.
  expect([stegaClean(title), title.length > 'Draft'.length]).toEqual(['Draft', true])
  await page.locator('sanity-visual-editing').waitFor({state: 'attached'})
  await editor.patch('drafts.alien').set({title: 'Second draft'}).commit()
  expect(await measureDelay(page, 'Second draft')).toBeLessThan(MAX_DELAY_MS)
  expect(problems).toEqual([])
  const visitor = await open('/')
  expect(await titleOf(visitor.page)).toBe('Alien')
})

test('draft mode is refused without a valid secret', async () => {
  const query = 'sanity-preview-secret=wrong&sanity-preview-pathname=/'
  const response = await fetch(`${site}/api/draft-mode/enable?${query}`)
  expect(response.status).toBe(401)
})
