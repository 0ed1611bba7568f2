import {expect, test as base, type BrowserContext, type Page} from '@playwright/test'

/** The addresses of the servers that all end-to-end tests share. */
export interface Servers {
  readonly lake: string
  readonly studio: string
  readonly site: string
}

/** What went wrong in the pages of a browser context. */
export interface Problems {
  readonly found: string[]
}

/** Playwright's test with the servers, and a browser context whose pages must have no problems. */
export const test = base.extend<{servers: Servers; problems: Problems}>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to find the fixtures that are needed.
  servers: async ({}, use) => {
    await use({
      lake: variable('LAKE_URL'),
      studio: variable('STUDIO_URL'),
      site: variable('SITE_URL'),
    })
  },
  problems: [
    async ({context}, use) => {
      const problems = watch(context)
      await use(problems)
      expect(problems.found).toEqual([])
    },
    {auto: true},
  ],
})

export {expect}

function watch(context: BrowserContext): Problems {
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
      found.push(`left this machine: ${request.url()}`)
    }
  })
  context.on('response', (response) => {
    if (response.status() >= 400) {
      found.push(`${response.status()} ${response.url()}`)
    }
  })
  context.on('requestfailed', (request) => {
    // Leaving a page or ending a stream aborts its requests.
    const reason = request.failure()?.errorText ?? ''
    if (reason !== 'net::ERR_ABORTED') {
      found.push(`${reason}: ${request.url()}`)
    }
  })
  return {found}
}

function isLocal(address: string): boolean {
  const {protocol, hostname} = new URL(address)
  if (['data:', 'blob:', 'file:'].includes(protocol)) {
    return true
  }
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname.endsWith('.localhost')
}

function variable(name: string): string {
  const value = process.env[name]
  if (!value) {
    throw new Error(`${name} is not set: start-servers.ts sets it.`)
  }
  return value
}
