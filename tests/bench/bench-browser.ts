import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {type BrowserContext, chromium} from 'playwright-core'

import {getBrowserArguments, findBrowser} from '../browser/find-browser.ts'

const viewport = {width: 1280, height: 800}

/** A browser window with empty caches and without open connections. */
export interface BrowserWindow {
  readonly context: BrowserContext
  readonly close: () => Promise<void>
}

/** Opens windows in which pages are measured. */
export interface BenchBrowser {
  readonly version: string
  /** A private window of one browser: fast, but Chromium ignores `rel=preconnect` in it. */
  readonly openPrivateWindow: () => Promise<BrowserWindow>
  /** A new browser with a new profile, as on a first visit; takes about a second longer. */
  readonly openNewProfile: () => Promise<BrowserWindow>
  readonly close: () => Promise<void>
}

/**
 * Starts Chromium.
 *
 * @throws BrowserNotFoundError if Chromium is not installed and cannot be installed.
 */
export async function openBrowser(): Promise<BenchBrowser> {
  const launch = {executablePath: await findBrowser(), args: getBrowserArguments()}
  const browser = await chromium.launch(launch)
  return {
    version: browser.version(),
    async openPrivateWindow() {
      const context = await browser.newContext({viewport})
      return {context, close: () => context.close()}
    },
    async openNewProfile() {
      const profile = await mkdtemp(join(tmpdir(), 'bench-profile-'))
      const context = await chromium.launchPersistentContext(profile, {...launch, viewport})
      return {
        context,
        async close() {
          await context.close()
          await rm(profile, {recursive: true, force: true, maxRetries: 5})
        },
      }
    },
    close: () => browser.close(),
  }
}
