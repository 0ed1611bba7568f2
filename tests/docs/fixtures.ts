import {fileURLToPath} from 'node:url'

import {expect, test as base} from '@playwright/test'

import {serveFolders} from './serve-folders.ts'

/** The folder of the built site. */
export const SITE = fileURLToPath(new URL('../../packages/docs/dist/', import.meta.url))

/** Playwright's test with the origin of the served site; it fails if a page has a problem or leaves this machine. */
export const test = base.extend<{problems: string[]}, {site: string}>({
  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to find out which fixtures this one needs.
    async ({}, use) => {
      const server = await serveFolders({'/': SITE})
      await use(server.origin)
      server.close()
    },
    {scope: 'worker'},
  ],
  problems: [
    async ({context}, use) => {
      const problems: string[] = []
      context.on('weberror', (error) => problems.push(`page error: ${error.error().stack}`))
      context.on('console', (message) => {
        if (message.type() === 'error') {
          problems.push(`console: ${message.text()}`)
        }
      })
      context.on('request', (request) => {
        const {protocol, hostname} = new URL(request.url())
        if (protocol.startsWith('http') && hostname !== '127.0.0.1') {
          problems.push(`request to another machine: ${request.url()}`)
        }
      })
      context.on('response', (response) => {
        if (response.status() >= 400) {
          problems.push(`${response.status()} ${response.url()}`)
        }
      })
      await use(problems)
      expect(problems).toEqual([])
    },
    {auto: true},
  ],
})

export {expect}
