import {afterAll, beforeAll, expect, test} from 'vitest'

import {visit, type Visited} from './measure.ts'
import {measureBlocking} from './measure-blocking.ts'
import {conditionsOf, UNSLOWED} from './network/condition.ts'
import {type Body, serve, type Served} from './serve.ts'
import {openVisitors, type Visitors} from './visitors.ts'

const {throttled} = conditionsOf({bytesPerSecond: 200_000, roundTripMs: 150, setupRoundTrips: 1})

const body = (type: string, text: string): Promise<Body> =>
  Promise.resolve({type, bytes: Buffer.from(text)})

const WORDS = 'Fair winds.'

const PAGES: Record<string, (served: Served) => string> = {
  '/plain': () => `<p>${WORDS}</p>`,
  // Code from one origin, then the words from another, into a shadow root.
  '/in-a-row': ({origins}) =>
    `<main></main><script type="module" src="${origins.scripts}/ask.js"></script>`,
  '/busy-bringing-them': () => `<script>setTimeout(() => {
    ${busyFor(130)}
    document.body.append('${WORDS}')
  }, 50)</script>`,
  '/busy-afterwards': () =>
    `<p>${WORDS}</p><script>setTimeout(() => { ${busyFor(130)} }, 50)</script>`,
}

const busyFor = (ms: number): string =>
  `for (const until = performance.now() + ${ms}; performance.now() < until;);`

let served: Served
let visitors: Visitors

beforeAll(async () => {
  served = await serve({
    page: async (path) => {
      const page = PAGES[path]
      return (
        page && body('text/html', `<!doctype html><link rel="icon" href="data:,">${page(served)}`)
      )
    },
    scripts: () =>
      body(
        'text/javascript',
        `const root = document.querySelector('main').attachShadow({mode: 'open'})
        root.append(document.createElement('p'))
        root.firstChild.textContent = await (await fetch('${served.origins.api}/')).text()`,
      ),
    api: () => body('text/plain', WORDS),
  })
  visitors = await openVisitors()
})

afterAll(async () => {
  await visitors.close()
  await served.close()
})

test.each(['inPrivate', 'withNewProfile'] as const)(
  'Under Chromium’s own throttling a visitor %s waits for each request, the page’s own included',
  async (way) => {
    expect((await see(way, '/plain')).painted[0]).toBeGreaterThanOrEqual(150)
    const inARow = await see(way, '/in-a-row')
    expect(inARow.painted[0]).toBeGreaterThanOrEqual(450)
    expect(inARow.requests).toEqual({page: 1, scripts: 1, api: 1})
  },
)

async function see(way: 'inPrivate' | 'withNewProfile', path: string): Promise<Visited> {
  return visit(await visitors[way](), served, throttled, {path, expected: [WORDS]})
}

test.each(['/busy-bringing-them', '/busy-afterwards'])(
  'A long task of a page is counted: %s',
  async (path) => {
    const blocking = await measureBlocking(await visitors.inPrivate(), served, UNSLOWED, {
      path,
      words: WORDS,
      cpuSlowdown: 1,
    })
    expect(blocking).toBeGreaterThanOrEqual(70)
  },
)
