import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {type Browser, type BrowserContext, chromium, type Page} from '@playwright/test'
import {createClient, type SanityClient} from '@sanity/client'

import {findBrowser, getBrowserArguments} from '../browser/find-browser.ts'
import {portsOf, type RunningServers, startServers} from '../e2e/running-servers.ts'
import {BODY, type Field, readShown, SIGN_OFF, TITLE} from './fields.ts'
import {MAX_WAIT_MS, waitFor} from './wait-for.ts'

const TOKEN = 'token-of-a-colleague-in-the-soak'

/** The article that is copied for the soak. */
const SAMPLE = 'article-beginning-again-in-november'

/** The article in which the editors type; no other article refers to it, so that it can be deleted. */
export const PUBLISHED = 'article-of-the-soak'
export const DRAFT = `drafts.${PUBLISHED}`

const FIELDS = [SIGN_OFF, TITLE, BODY]

/** An article as the Lake has stored it. */
export type StoredArticle = Readonly<Record<string, unknown>>

/** Two browsers that show the same article, and a Lake that can be restarted. */
export class Desk {
  readonly editor: Page
  readonly colleague: Page
  readonly client: SanityClient
  /** What went wrong in the editor's browser in this round. */
  readonly errors: string[] = []
  /** The requests of the editor's browser that got no response in this round. */
  readonly failedRequests: string[] = []
  readonly #data: string
  readonly #browser: Browser
  readonly #original: StoredArticle
  #servers: RunningServers

  /** @param slowdown - What the speed of the editor's browser is divided by. */
  static async open(slowdown: number): Promise<Desk> {
    const data = await mkdtemp(join(tmpdir(), 'reader-article-soak-'))
    const servers = await startServers(data, {LAKE_TOKEN: TOKEN})
    const browser = await chromium.launch({
      executablePath: await findBrowser(),
      args: getBrowserArguments(),
    })
    const client = createClient({
      projectId: 'local',
      dataset: 'production',
      apiVersion: '2026-09-01',
      apiHost: servers.lake,
      useProjectHostname: false,
      useCdn: false,
      perspective: 'raw',
      token: TOKEN,
    })
    const original = await client.getDocument(SAMPLE)
    if (!original) {
      throw new Error(`The sample content has no article '${SAMPLE}'.`)
    }
    const [editor, colleague] = [await logIn(browser, servers), await logIn(browser, servers)]
    const session = await editor.context().newCDPSession(editor)
    await session.send('Emulation.setCPUThrottlingRate', {rate: slowdown})
    return new Desk({data, servers, browser, client, original, editor, colleague})
  }

  private constructor(options: {
    data: string
    servers: RunningServers
    browser: Browser
    client: SanityClient
    original: StoredArticle
    editor: Page
    colleague: Page
  }) {
    this.#data = options.data
    this.#servers = options.servers
    this.#browser = options.browser
    this.#original = options.original
    this.client = options.client
    this.editor = options.editor
    this.colleague = options.colleague
    this.#collectErrors(this.editor)
  }

  get context(): BrowserContext {
    return this.editor.context()
  }

  /** Loads the article in both browsers. */
  async openArticle(): Promise<void> {
    await this.#createArticle()
    for (const page of [this.editor, this.colleague]) {
      await page.goto('about:blank')
      await page.goto(`${this.#servers.studio}/intent/edit/id=${PUBLISHED};type=article`)
      await waitForEditableForm(page)
    }
  }

  /** Publishes the article with the base texts, deletes its draft, and waits until both browsers show it. */
  async resetArticle(): Promise<void> {
    if (await this.client.getDocument(DRAFT)) {
      await this.client.delete(DRAFT)
    }
    await this.#createArticle()
    for (const page of [this.editor, this.colleague]) {
      for (const field of FIELDS) {
        await waitFor(
          `The Studio shows the base text in ${field.name}`,
          async () => (await readShown(page, field)) === field.base,
        )
      }
      await waitForEditableForm(page)
    }
  }

  /** Reads the draft, or the published article if there is no draft. */
  async readArticle(): Promise<StoredArticle | undefined> {
    const [draft, published] = await this.client.getDocuments([DRAFT, PUBLISHED])
    return draft ?? published ?? undefined
  }

  /** Waits until both browsers and the Lake have had the same text for a second, and returns the text. */
  async waitForSameText(field: Field): Promise<string> {
    let text: string | undefined
    let since = Date.now()
    let latest: readonly unknown[] = []
    await waitFor(
      () => `Editor, colleague and Lake have the same text; they have ${JSON.stringify(latest)}`,
      async () => {
        const article = await this.readArticle().catch(() => undefined)
        latest = [
          await readShown(this.editor, field),
          await readShown(this.colleague, field),
          article && field.readStored(article),
        ]
        const [shown, ...others] = latest
        if (others.some((other) => other !== shown) || shown !== text) {
          text = String(shown)
          since = Date.now()
          return false
        }
        return Date.now() - since > 1000
      },
    )
    return text ?? ''
  }

  /** Stops the servers and starts them again with the same data at the same URLs. */
  async restartServers(signal: NodeJS.Signals): Promise<void> {
    await this.#servers.stop(signal)
    this.#servers = await startServers(this.#data, {LAKE_TOKEN: TOKEN}, portsOf(this.#servers))
  }

  /** Saves a screenshot of the editor's page in the temporary folder. */
  async takeScreenshot(name: string): Promise<void> {
    await this.editor.screenshot({path: join(tmpdir(), `soak-${name}.png`)})
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.#servers.stop()
    await rm(this.#data, {recursive: true, force: true})
  }

  async #createArticle(): Promise<void> {
    await this.client.createOrReplace({
      ...this.#original,
      ...Object.assign({}, ...FIELDS.map(({createStored, base}) => createStored(base))),
      slug: {_type: 'slug', current: 'of-the-soak'},
      _id: PUBLISHED,
      _type: 'article',
    })
  }

  #collectErrors(page: Page): void {
    page.on('requestfailed', (request) => {
      this.failedRequests.push(
        `${request.failure()?.errorText} ${request.method()} ${request.url()}`,
      )
    })
    page.on('pageerror', (error) => this.errors.push(`page error: ${error.stack ?? error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') {
        this.errors.push(`console: ${message.text()}`)
      }
    })
  }
}

async function logIn(browser: Browser, {studio}: RunningServers): Promise<Page> {
  const page = await browser.newPage({viewport: {width: 1440, height: 900}})
  page.setDefaultTimeout(MAX_WAIT_MS)
  await page.goto(studio)
  await page.getByRole('listitem').getByRole('button').first().click()
  await page.getByTestId('switchboard').waitFor()
  await page.goto(`${studio}/structure`)
  await page.getByTestId('structure-tool-list-pane').waitFor()
  return page
}

function waitForEditableForm(page: Page): Promise<void> {
  return page.locator(`${SIGN_OFF.selector}:enabled:not([readonly])`).waitFor()
}
