import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {type BrowserContext, chromium} from 'playwright-core'

import {browserArguments, findBrowser} from '../browser/find-browser.ts'

const viewport = {width: 1280, height: 800}

/** A window of somebody whose caches are empty and who has no connection open. */
export interface Visitor {
  readonly context: BrowserContext
  readonly leave: () => Promise<void>
}

/** Where visitors come from. */
export interface Visitors {
  readonly browserVersion: string
  /** In a private window of one browser: quick, but Chromium ignores `rel=preconnect` there. */
  readonly inPrivate: () => Promise<Visitor>
  /** With a browser and a profile of their own, as visitors really come; takes about a second longer. */
  readonly withNewProfile: () => Promise<Visitor>
  readonly close: () => Promise<void>
}

/**
 * Starts a browser for visitors.
 *
 * @throws BrowserNotFoundError when this machine has none.
 */
export async function openVisitors(): Promise<Visitors> {
  const launch = {executablePath: await findBrowser(), args: browserArguments()}
  const browser = await chromium.launch(launch)
  return {
    browserVersion: browser.version(),
    async inPrivate() {
      const context = await browser.newContext({viewport})
      return {context, leave: () => context.close()}
    },
    async withNewProfile() {
      const profile = await mkdtemp(join(tmpdir(), 'bench-profile-'))
      const context = await chromium.launchPersistentContext(profile, {...launch, viewport})
      return {
        context,
        async leave() {
          await context.close()
          await rm(profile, {recursive: true, force: true, maxRetries: 5})
        },
      }
    },
    close: () => browser.close(),
  }
}
