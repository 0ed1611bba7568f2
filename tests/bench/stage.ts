import {readFile} from 'node:fs/promises'

import {buildPeers, OWN_SCRIPTS, PEER_SCRIPTS} from './build.ts'
import {openDesk} from './desk.ts'
import {type Body, serve, type Served} from './serve.ts'
import {pageAt} from './variants/variants.ts'
import {openVisitors, type Visitors} from './visitors.ts'

/** All that a measurement needs, running. */
export interface Stage {
  readonly visitors: Visitors
  readonly served: Served
  readonly close: () => Promise<void>
}

/**
 * Fills a desk, serves it with pages and scripts, builds the peers and lets visitors in.
 *
 * @param basePort - The page's port, the next two for scripts and API; 0 for any.
 */
export async function openStage(basePort: number): Promise<Stage> {
  const desk = await openDesk()
  const read = async (address: string): Promise<unknown> => {
    const {pathname, search} = new URL(address)
    const body = await desk.answer(pathname + search)
    const answer: {result: unknown} = JSON.parse(body?.bytes.toString() ?? '{}')
    return answer.result
  }
  const served = await serve(
    {
      page: async (path) => {
        const asked = pageAt(path)
        if (!asked) {
          return undefined
        }
        const {variant, slugs, reserved} = asked
        const html = await variant.page({origins: served.origins, slugs, reserved, read})
        return {type: 'text/html; charset=utf-8', bytes: Buffer.from(html)}
      },
      scripts: readScript,
      api: desk.answer,
    },
    basePort,
  )
  await buildPeers(served.origins.api.replace('//local.', '//'))
  const visitors = await openVisitors()
  return {
    visitors,
    served,
    async close() {
      await visitors.close()
      await served.close()
      await desk.close()
    },
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
