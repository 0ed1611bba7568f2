import {expect, test as base, type BrowserContext, type Page} from '@playwright/test'

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
      if (message.type() === 'error') {
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
    if (response.status() >= 400) {
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
