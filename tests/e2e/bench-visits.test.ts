import {expect, test} from '@playwright/test'

import {measureVisit, type VisitResult} from '../bench/measure-visit.ts'
import {measureBlocking} from '../bench/measure-blocking.ts'
import {createConditions, UNTHROTTLED} from '../bench/network/condition.ts'
import {type Body, startServers, type Servers} from '../bench/servers.ts'
import {openBrowser, type BenchBrowser} from '../bench/bench-browser.ts'

const {throttled} = createConditions({
  bytesPerSecond: 200_000,
  roundTripMs: 150,
  setupRoundTrips: 1,
})

const body = (type: string, text: string): Promise<Body> =>
  Promise.resolve({type, bytes: Buffer.from(text)})

const WORDS = 'Fair winds.'

const PAGES: Record<string, (servers: Servers) => string> = {
  '/plain': () => `<p>${WORDS}</p>`,
  // A script from one origin, which fetches the text from another into a shadow root.
  '/in-a-row': ({origins}) =>
    `<main></main><script type="module" src="${origins.scripts}/script.js"></script>`,
  '/busy-before': () => `<script>setTimeout(() => {
    ${busyFor(130)}
    document.body.append('${WORDS}')
  }, 50)</script>`,
  '/busy-after': () => `<p>${WORDS}</p><script>setTimeout(() => { ${busyFor(130)} }, 50)</script>`,
}

const busyFor = (ms: number): string =>
  `for (const until = performance.now() + ${ms}; performance.now() < until;);`

let servers: Servers
let browser: BenchBrowser

test.beforeAll(async () => {
  servers = await startServers({
    page: async (path) => {
      const page = PAGES[path]
      return (
        page && body('text/html', `<!doctype html><link rel="icon" href="data:,">${page(servers)}`)
      )
    },
    scripts: () =>
      body(
        'text/javascript',
        `const root = document.querySelector('main').attachShadow({mode: 'open'})
        root.append(document.createElement('p'))
        root.firstChild.textContent = await (await fetch('${servers.origins.api}/')).text()`,
      ),
    api: () => body('text/plain', WORDS),
  })
  browser = await openBrowser()
})

test.afterAll(async () => {
  await browser.close()
  await servers.close()
})

for (const open of ['openPrivateWindow', 'openNewProfile'] as const) {
  test(`under Chromium’s own throttling each request is delayed, including that of the page (${open})`, async () => {
    expect((await visitThrottled(open, '/plain')).painted[0]).toBeGreaterThanOrEqual(150)
    const inARow = await visitThrottled(open, '/in-a-row')
    expect(inARow.painted[0]).toBeGreaterThanOrEqual(450)
    expect(inARow.requests).toEqual({page: 1, scripts: 1, api: 1})
  })
}

async function visitThrottled(
  open: 'openPrivateWindow' | 'openNewProfile',
  path: string,
): Promise<VisitResult> {
  return measureVisit(await browser[open](), servers, throttled, {path, expected: [WORDS]})
}

for (const path of ['/busy-before', '/busy-after']) {
  test(`a long task of a page is counted (${path})`, async () => {
    const blocking = await measureBlocking(
      await browser.openPrivateWindow(),
      servers,
      UNTHROTTLED,
      {path, words: WORDS, cpuSlowdown: 1},
    )
    expect(blocking).toBeGreaterThanOrEqual(70)
  })
}
