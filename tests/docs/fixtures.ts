import {fileURLToPath} from 'node:url'

import {expect, test as base} from '@playwright/test'
import {createDelivery} from '@reader-article/delivery'
import {serveDelivery} from '@reader-article/delivery/node'
import {openTestLake} from '@reader-article/lake/testing'

import {createSampleDocuments} from '../browser/sample-documents.ts'
import {serveFolders} from './serve-folders.ts'

/** The folder of the built site. */
export const SITE = fileURLToPath(new URL('../../packages/docs/dist/', import.meta.url))

const PACKAGE = fileURLToPath(new URL('../../packages/reader-article/', import.meta.url))

/** The servers of an organisation: the URLs of its Lake, its delivery, and the folder of the scripts. */
export interface Backend {
  readonly lake: string
  readonly delivery: string
  readonly scripts: string
}

/** Playwright's test with the origin of the served site; it fails if a page has a problem or leaves this machine. */
export const test = base.extend<{problems: string[]}, {site: string; backend: Backend}>({
  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to find out which fixtures this one needs.
    async ({}, use) => {
      const server = await serveFolders({'/': SITE})
      await use(server.origin)
      server.close()
    },
    {scope: 'worker'},
  ],
  backend: [
    // eslint-disable-next-line no-empty-pattern -- As above.
    async ({}, use) => {
      const lake = openTestLake()
      await lake.mutate(...createSampleDocuments().map((create) => ({create})))
      const apiHost = await lake.serve()
      const scripts = await serveFolders({
        '/elements/themes/': `${PACKAGE}themes`,
        '/elements/': `${PACKAGE}dist/cdn`,
      })
      const delivery = await serveDelivery(
        createDelivery({
          projectId: 'local',
          dataset: 'production',
          apiHost,
          site: {url: 'https://articles.example'},
        }),
        {port: 0},
      )
      await use({lake: apiHost, delivery: delivery.url, scripts: `${scripts.origin}/elements`})
      await delivery.close()
      scripts.close()
      await lake.close()
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
        if (protocol.startsWith('http') && !['127.0.0.1', 'localhost'].includes(hostname)) {
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
