import {expect, test as base, type BrowserContext, type Page} from '@playwright/test'

/** Addresses of the desk that all end-to-end tests share. */
export interface Desk {
  readonly lake: string
  readonly studio: string
  readonly site: string
}

/** What went wrong in the pages of a browser context. */
export interface Trouble {
  readonly what: string[]
}

/** Playwright's test with the desk, and a context whose pages must raise no trouble. */
export const test = base.extend<{desk: Desk; trouble: Trouble}>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to see what is needed.
  desk: async ({}, use) => {
    await use({
      lake: variable('DESK_LAKE'),
      studio: variable('DESK_STUDIO'),
      site: variable('DESK_SITE'),
    })
  },
  trouble: [
    async ({context}, use) => {
      const trouble = watch(context)
      await use(trouble)
      expect(trouble.what).toEqual([])
    },
    {auto: true},
  ],
})

export {expect}

function watch(context: BrowserContext): Trouble {
  const what: string[] = []
  const watchPage = (page: Page) => {
    page.on('pageerror', (error) => what.push(`page error: ${error.stack ?? error.message}`))
    page.on('dialog', (dialog) => {
      what.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('console', (message) => {
      if (message.type() === 'error') {
        what.push(`console: ${message.text()}`)
      }
    })
  }
  context.on('page', watchPage)
  context.on('request', (request) => {
    if (!isLocal(request.url())) {
      what.push(`left this machine: ${request.url()}`)
    }
  })
  context.on('response', (response) => {
    if (response.status() >= 400) {
      what.push(`${response.status()} ${response.url()}`)
    }
  })
  context.on('requestfailed', (request) => {
    // A page that is left, or a stream that is ended on purpose, aborts its requests.
    const reason = request.failure()?.errorText ?? ''
    if (reason !== 'net::ERR_ABORTED') {
      what.push(`${reason}: ${request.url()}`)
    }
  })
  return {what}
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
    throw new Error(`${name} is not set: start-desk.ts sets it.`)
  }
  return value
}
