import {readFile} from 'node:fs/promises'

import {createDelivery, type Delivery} from '@reader-article/delivery'

import {buildPeers, OWN_SCRIPTS, PEER_SCRIPTS} from './build-scripts.ts'
import {openFixtureLake} from './fixture/fixture-lake.ts'
import {type Body, startServers, type Servers} from './servers.ts'
import {findPage} from './variants/variants.ts'
import {openBrowser, type BenchBrowser} from './bench-browser.ts'

/** The running servers and the running browser for measurements. */
export interface TestBed {
  readonly browser: BenchBrowser
  readonly servers: Servers
  readonly close: () => Promise<void>
}

/**
 * Fills a Lake, serves it with pages and scripts, builds the peers and starts a browser.
 *
 * @param basePort - The port of the page; scripts and API use the next two ports. 0 for any free ports.
 */
export async function openTestBed(basePort: number): Promise<TestBed> {
  const lake = await openFixtureLake()
  const read = async (url: string): Promise<unknown> => {
    const {pathname, search} = new URL(url)
    const body = await lake.get(pathname + search)
    const response: {result: unknown} = JSON.parse(body?.bytes.toString() ?? '{}')
    return response.result
  }
  const servers = await startServers(
    {
      page: async (path) => {
        const found = findPage(path)
        if (!found) {
          return undefined
        }
        const {variant, slugs, reservedHeight} = found
        const html = await variant.renderPage({
          origins: servers.origins,
          slugs,
          reservedHeight,
          read,
        })
        return {type: 'text/html; charset=utf-8', bytes: Buffer.from(html)}
      },
      scripts: async (path) =>
        path.startsWith('/embed/') ? fetchEmbed(delivery, path) : readScript(path),
      api: lake.get,
    },
    basePort,
  )
  const delivery = createDelivery({
    projectId: 'local',
    dataset: 'production',
    // The origin's name is for browsers; Node need not resolve it.
    apiHost: `http://127.0.0.1:${new URL(servers.origins.api).port}`,
    live: false,
    site: {url: servers.origins.scripts},
  })
  await buildPeers(servers.origins.api.replace('//local.', '//'))
  const browser = await openBrowser()
  return {
    browser,
    servers,
    async close() {
      await browser.close()
      delivery.close()
      await servers.close()
      await lake.close()
    },
  }
}

async function fetchEmbed({fetch}: Delivery, path: string): Promise<Body> {
  const response = await fetch(new Request(`http://localhost${path}`))
  return {
    type: response.headers.get('content-type') ?? '',
    bytes: Buffer.from(await response.arrayBuffer()),
    isDynamic: true,
  }
}

async function readScript(path: string): Promise<Body | undefined> {
  const name = /^\/([\w-]+\.js)(?:\?|$)/.exec(path)?.[1]
  if (!name) {
    return undefined
  }
  const folder = name.startsWith('reader-article') ? OWN_SCRIPTS : PEER_SCRIPTS
  return {type: 'text/javascript; charset=utf-8', bytes: await readFile(new URL(name, folder))}
}
