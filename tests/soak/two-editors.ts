import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'

import {chromium, type Page} from '@playwright/test'
import {createClient, type SanityClient} from '@sanity/client'

import {getBrowserArguments, findBrowser} from '../browser/find-browser.ts'
import {startServers} from '../e2e/running-servers.ts'

/**
 * `npm run soak:studio -- --rounds 50`: in each round, a colleague publishes or discards an article while
 * an editor types in it. Prints the errors of each round, and exits with 1 if a round had an error.
 */

const {values} = parseArgs({options: {rounds: {type: 'string', default: '50'}}})
const ROUNDS = Number(values.rounds)
const COLLEAGUE_TOKEN = 'token-of-a-colleague-in-the-soak'
const PUBLISHED = 'article-beginning-again-in-november'
const DRAFT = `drafts.${PUBLISHED}`
/** Selects the sign-off of the draft, or of the published article if there is no draft. */
const SIGN_OFF_QUERY = '*[_id in $ids] | order(_id desc)[0].signOff'
const KEY_DELAY_MS = 25
/** The time within which the Studio and the Lake must show the same text. */
const MAX_SETTLING_MS = 30_000

const ACTIONS = {
  publish: {actionType: 'sanity.action.document.publish', draftId: DRAFT, publishedId: PUBLISHED},
  discard: {actionType: 'sanity.action.document.version.discard', versionId: DRAFT},
} as const

type ActionName = keyof typeof ACTIONS

const data = await mkdtemp(join(tmpdir(), 'reader-article-soak-'))
const servers = await startServers(data, {LAKE_TOKEN: COLLEAGUE_TOKEN})
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: getBrowserArguments(),
})
try {
  const failures = await soak(await browser.newPage({viewport: {width: 1440, height: 900}}))
  console.log(`${failures} of ${ROUNDS} rounds failed.`)
  process.exitCode = failures > 0 ? 1 : 0
} finally {
  await browser.close()
  await servers.stop()
  await rm(data, {recursive: true, force: true})
}

async function soak(page: Page): Promise<number> {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(`page error: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') {
      errors.push(`console: ${message.text()}`)
    }
  })
  page.on('response', (response) => {
    if (response.status() >= 400) {
      errors.push(`${response.status()} ${response.url()}`)
    }
  })
  const colleague = createClient({
    projectId: 'local',
    dataset: 'production',
    apiVersion: '2026-09-01',
    apiHost: servers.lake,
    useProjectHostname: false,
    useCdn: false,
    token: COLLEAGUE_TOKEN,
  })
  page.setDefaultTimeout(2 * MAX_SETTLING_MS)
  await page.goto(servers.studio)
  await page.getByText('This desk').click()
  await page.getByTestId('structure-tool-list-pane').waitFor()
  await openArticle(page)
  let failures = 0
  for (let round = 1; round <= ROUNDS; round++) {
    const action: ActionName = round % 2 === 0 ? 'discard' : 'publish'
    // The colleague acts at different times while the editor types.
    const delayMs = (round * 137) % 900
    await runRound(page, colleague, {round, action, delayMs}).catch((error: unknown) =>
      errors.push(String(error)),
    )
    const found = [...new Set(errors.map((error) => error.split('\n    at ', 3).join(' at ')))]
    console.log(`${round}. ${action} after ${delayMs} ms: ${found.join('\n   ') || 'ok'}`)
    if (errors.length === 0) {
      continue
    }
    failures += 1
    errors.length = 0
    await openArticle(page)
    errors.length = 0
  }
  return failures
}

interface Round {
  readonly round: number
  readonly action: ActionName
  /** The time between the creation of the draft and the colleague's action. */
  readonly delayMs: number
}

async function runRound(
  page: Page,
  colleague: SanityClient,
  {round, action, delayMs}: Round,
): Promise<void> {
  const signOff = locateSignOff(page)
  await signOff.focus()
  await page.keyboard.press('ControlOrMeta+a')
  const firstText = `Round ${round}, together`
  const acting = actOnDraft(colleague, action, delayMs)
  await page.keyboard.type(firstText, {delay: KEY_DELAY_MS})
  await acting
  const stored = await waitForStoredText(page, colleague)
  // A discarded text is lost on purpose; a published text must stay.
  const isTextLost = action === 'publish' && stored !== firstText
  await signOff.focus()
  await page.keyboard.press('End')
  const addedText = `, more ${round}`
  await page.keyboard.type(addedText, {delay: KEY_DELAY_MS})
  const last = await waitForStoredText(page, colleague)
  if (isTextLost) {
    throw new Error(`Text was lost: typed '${firstText}', stored '${stored}'.`)
  }
  if (last !== stored + addedText) {
    throw new Error(`Text was lost: typed '${stored + addedText}', stored '${last}'.`)
  }
}

/** Waits for the draft that the editor's first letters create, and then runs the colleague's action. */
async function actOnDraft(
  colleague: SanityClient,
  action: ActionName,
  delayMs: number,
): Promise<void> {
  const deadline = Date.now() + MAX_SETTLING_MS
  while (!(await colleague.getDocument(DRAFT))) {
    if (Date.now() > deadline) {
      throw new Error('The Studio stored no draft.')
    }
    await delay(20)
  }
  await delay(delayMs)
  await colleague.action(ACTIONS[action])
}

/** Waits until the Studio has shown the stored text for a second, and returns the text. */
async function waitForStoredText(page: Page, colleague: SanityClient): Promise<string> {
  const deadline = Date.now() + MAX_SETTLING_MS
  let sameSince: number | undefined
  for (;;) {
    if (await page.getByText('An error occurred').isVisible()) {
      throw new Error('The Studio shows its error screen.')
    }
    const shown = await locateSignOff(page).inputValue()
    const stored = String(
      await colleague.fetch(SIGN_OFF_QUERY, {ids: [DRAFT, PUBLISHED]}, {perspective: 'raw'}),
    )
    if (shown !== stored) {
      sameSince = undefined
    } else if (sameSince === undefined) {
      sameSince = Date.now()
    } else if (Date.now() - sameSince > 1000) {
      return stored
    }
    if (Date.now() > deadline) {
      throw new Error(`The Studio shows '${shown}', but the Lake has stored '${stored}'.`)
    }
    await delay(100)
  }
}

async function openArticle(page: Page): Promise<void> {
  await page.goto('about:blank')
  await page.goto(`${servers.studio}/intent/edit/id=${PUBLISHED};type=article`)
  await page.getByTestId('field-signOff').locator('input:enabled').waitFor()
}

function locateSignOff(page: Page) {
  return page.getByTestId('form-view').getByTestId('field-signOff').getByRole('textbox')
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
