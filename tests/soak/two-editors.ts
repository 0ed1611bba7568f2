import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'

import {chromium, type Page} from '@playwright/test'
import {createClient, type SanityClient} from '@sanity/client'

import {browserArguments, findBrowser} from '../browser/find-browser.ts'
import {startServers} from '../e2e/running-servers.ts'

/**
 * `npm run soak:studio -- --rounds 50`: a colleague publishes or discards an article while an editor
 * types in it. Prints the errors of each round, and exits with 1 if there are any.
 */

const {values} = parseArgs({options: {rounds: {type: 'string', default: '50'}}})
const ROUNDS = Number(values.rounds)
const COLLEAGUE = 'token-of-a-colleague-in-the-soak'
const PUBLISHED = 'article-beginning-again-in-november'
const DRAFT = `drafts.${PUBLISHED}`
/** The draft's text, or the published one's if there is no draft. */
const STORED = '*[_id in $ids] | order(_id desc)[0].signOff'
const KEY_DELAY = 25
/** Milliseconds within which the Studio and the Lake must agree after a round. */
const MAX_SETTLING_TIME = 30_000

const MOVES = {
  publish: {actionType: 'sanity.action.document.publish', draftId: DRAFT, publishedId: PUBLISHED},
  discard: {actionType: 'sanity.action.document.version.discard', versionId: DRAFT},
} as const

type Move = keyof typeof MOVES

const data = await mkdtemp(join(tmpdir(), 'reader-article-soak-'))
const servers = await startServers(data, {LAKE_TOKEN: COLLEAGUE})
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: browserArguments(),
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
    token: COLLEAGUE,
  })
  page.setDefaultTimeout(2 * MAX_SETTLING_TIME)
  await page.goto(servers.studio)
  await page.getByText('This desk').click()
  await page.getByTestId('structure-tool-list-pane').waitFor()
  await openArticle(page)
  let failures = 0
  for (let round = 1; round <= ROUNDS; round++) {
    const move: Move = round % 2 === 0 ? 'discard' : 'publish'
    // Spread over the time in which the editor types.
    const after = (round * 137) % 900
    await playRound(page, colleague, {round, move, after}).catch((error: unknown) =>
      errors.push(String(error)),
    )
    const found = [...new Set(errors.map((error) => error.split('\n    at ', 3).join(' at ')))]
    console.log(`${round}. ${move} after ${after} ms: ${found.join('\n   ') || 'ok'}`)
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
  readonly move: Move
  /** Milliseconds between the draft's first letter and the colleague's move. */
  readonly after: number
}

async function playRound(
  page: Page,
  colleague: SanityClient,
  {round, move, after}: Round,
): Promise<void> {
  const signOff = signOffOf(page)
  await signOff.focus()
  await page.keyboard.press('ControlOrMeta+a')
  const during = `Round ${round}, together`
  const moving = moveOnce(colleague, move, after)
  await page.keyboard.type(during, {delay: KEY_DELAY})
  await moving
  const stored = await settledText(page, colleague)
  // A discarded text is lost on purpose; a published one must stay.
  const lost = move === 'publish' && stored !== during
  await signOff.focus()
  await page.keyboard.press('End')
  const more = `, more ${round}`
  await page.keyboard.type(more, {delay: KEY_DELAY})
  const last = await settledText(page, colleague)
  if (lost) {
    throw new Error(`letters lost: typed '${during}', stored '${stored}'`)
  }
  if (last !== stored + more) {
    throw new Error(`letters lost: typed '${stored + more}', stored '${last}'`)
  }
}

/** Waits for the draft that the editor's first letters create, and then makes the colleague's move. */
async function moveOnce(colleague: SanityClient, move: Move, after: number): Promise<void> {
  const deadline = Date.now() + MAX_SETTLING_TIME
  while (!(await colleague.getDocument(DRAFT))) {
    if (Date.now() > deadline) {
      throw new Error('The Studio stored no draft')
    }
    await delay(20)
  }
  await delay(after)
  await colleague.action(MOVES[move])
}

/** Waits until the stored text has been on the screen for a second, and returns it. */
async function settledText(page: Page, colleague: SanityClient): Promise<string> {
  const deadline = Date.now() + MAX_SETTLING_TIME
  let since: number | undefined
  for (;;) {
    if (await page.getByText('An error occurred').isVisible()) {
      throw new Error('crash screen')
    }
    const shown = await signOffOf(page).inputValue()
    const stored = String(
      await colleague.fetch(STORED, {ids: [DRAFT, PUBLISHED]}, {perspective: 'raw'}),
    )
    if (shown !== stored) {
      since = undefined
    } else if (since === undefined) {
      since = Date.now()
    } else if (Date.now() - since > 1000) {
      return stored
    }
    if (Date.now() > deadline) {
      throw new Error(`shown '${shown}', stored '${stored}'`)
    }
    await delay(100)
  }
}

async function openArticle(page: Page): Promise<void> {
  await page.goto('about:blank')
  await page.goto(`${servers.studio}/intent/edit/id=${PUBLISHED};type=article`)
  await page.getByTestId('field-signOff').locator('input:enabled').waitFor()
}

function signOffOf(page: Page) {
  return page.getByTestId('form-view').getByTestId('field-signOff').getByRole('textbox')
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
