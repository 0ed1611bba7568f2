import {expect, test as base, type BrowserContext, type Page, type Response} from '@playwright/test'

/** The URLs of the servers that all end-to-end tests share. */
export interface Servers {
  readonly lake: string
  readonly studio: string
  readonly site: string
}

/** What went wrong in the pages of a browser context. */
export interface Problems {
  readonly found: string[]
}

/** Playwright's test with the URLs of the servers; it fails if a page of its browser context has a problem. */
export const test = base.extend<{servers: Servers; problems: Problems}>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to find out which fixtures this one needs.
  servers: async ({}, use) => {
    await use({
      lake: readVariable('LAKE_URL'),
      studio: readVariable('STUDIO_URL'),
      site: readVariable('SITE_URL'),
    })
  },
  problems: [
    async ({context}, use) => {
      const problems = collectProblems(context)
      await use(problems)
      expect(problems.found).toEqual([])
    },
    {auto: true},
  ],
})

export {expect}

function collectProblems(context: BrowserContext): Problems {
  const found: string[] = []
  const watchPage = (page: Page) => {
    page.on('pageerror', (error) => found.push(`page error: ${error.stack ?? error.message}`))
    page.on('dialog', (dialog) => {
      found.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('console', (message) => {
      // The response itself is checked below.
      const isRefusedAction =
        message.text().includes('status of 403') && isAction(message.location().url)
      if (message.type() === 'error' && !isRefusedAction) {
        found.push(`console: ${message.text()}`)
      }
    })
  }
  context.on('page', watchPage)
  context.on('request', (request) => {
    if (!isLocal(request.url())) {
      found.push(`request to another machine: ${request.url()}`)
    }
  })
  context.on('response', (response) => {
    if (response.status() >= 400 && !isRefusedDryRun(response)) {
      found.push(`${response.status()} ${response.url()}`)
    }
  })
  context.on('requestfailed', (request) => {
    // Requests are aborted when a page is left or a stream is ended.
    const reason = request.failure()?.errorText ?? ''
    if (reason !== 'net::ERR_ABORTED') {
      found.push(`${reason}: ${request.url()}`)
    }
  })
  return {found}
}

/** By dry runs that may be refused, the Studio finds out whether somebody manages releases. */
function isRefusedDryRun(response: Response): boolean {
  const request = response.request()
  const isDryRun = request.postData()?.includes('"dryRun":true') ?? false
  return response.status() === 403 && isAction(request.url()) && isDryRun
}

function isAction(url: string): boolean {
  return url.includes('/data/actions/')
}

function isLocal(url: string): boolean {
  const {protocol, hostname} = new URL(url)
  if (['data:', 'blob:', 'file:'].includes(protocol)) {
    return true
  }
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname.endsWith('.localhost')
}

function readVariable(name: string): string {
  const value = process.env[name]
  if (!value) {
    throw new Error(
      `The environment variable ${name} is not set. Run this test with playwright.config.ts, which sets it.`,
    )
  }
  return value
}
