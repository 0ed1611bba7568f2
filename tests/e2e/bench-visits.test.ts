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

const createBody = (type: string, text: string): Promise<Body> =>
  Promise.resolve({type, bytes: Buffer.from(text)})

const WORDS = 'Fair winds.'

const PAGES: Record<string, (servers: Servers) => string> = {
  '/plain': () => `<p>${WORDS}</p>`,
  // Loads a script from a second origin; the script fetches the text from a third origin into a shadow root.
  '/three-origins': ({origins}) =>
    `<main></main><script type="module" src="${origins.scripts}/script.js"></script>`,
  '/long-task-before': () => `<script>setTimeout(() => {
    ${renderBusyLoop(130)}
    document.body.append('${WORDS}')
  }, 50)</script>`,
  '/long-task-after': () =>
    `<p>${WORDS}</p><script>setTimeout(() => { ${renderBusyLoop(130)} }, 50)</script>`,
}

const renderBusyLoop = (ms: number): string =>
  `for (const until = performance.now() + ${ms}; performance.now() < until;);`

let servers: Servers
let browser: BenchBrowser

test.beforeAll(async () => {
  servers = await startServers({
    page: async (path) => {
      const page = PAGES[path]
      return (
        page &&
        createBody('text/html', `<!doctype html><link rel="icon" href="data:,">${page(servers)}`)
      )
    },
    scripts: () =>
      createBody(
        'text/javascript',
        `const root = document.querySelector('main').attachShadow({mode: 'open'})
        root.append(document.createElement('p'))
        root.firstChild.textContent = await (await fetch('${servers.origins.api}/')).text()`,
      ),
    api: () => createBody('text/plain', WORDS),
  })
  browser = await openBrowser()
})

test.afterAll(async () => {
  await browser.close()
  await servers.close()
})

for (const open of ['openPrivateWindow', 'openNewProfile'] as const) {
  test(`under Chromium’s own throttling every request is delayed, including the request for the page (${open})`, async () => {
    expect((await visitThrottled(open, '/plain')).painted[0]).toBeGreaterThanOrEqual(150)
    const threeOrigins = await visitThrottled(open, '/three-origins')
    expect(threeOrigins.painted[0]).toBeGreaterThanOrEqual(450)
    expect(threeOrigins.requests).toEqual({page: 1, scripts: 1, api: 1})
  })
}

async function visitThrottled(
  open: 'openPrivateWindow' | 'openNewProfile',
  path: string,
): Promise<VisitResult> {
  return measureVisit(await browser[open](), servers, throttled, {path, expected: [WORDS]})
}

for (const path of ['/long-task-before', '/long-task-after']) {
  test(`a long task of a page counts as blocking time (${path})`, async () => {
    const blocking = await measureBlocking(
      await browser.openPrivateWindow(),
      servers,
      UNTHROTTLED,
      {path, words: WORDS, cpuSlowdown: 1},
    )
    expect(blocking).toBeGreaterThanOrEqual(70)
  })
}
