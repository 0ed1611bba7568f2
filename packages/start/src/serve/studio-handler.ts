import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {serveStatic} from '@hono/node-server/serve-static'
import {Hono} from 'hono'

const LAKE_ADDRESS = /(<meta name="lake-address" content=")[^"]*(")/

/**
 * Creates a fetch handler that serves the built Studio.
 *
 * @param options - `folder` has the build; `lake` is the address of the Lake; undefined on
 * hosted Sanity, whose project and dataset are compiled into the build.
 */
export function createStudioHandler(options: {
  folder: string
  lake: string | undefined
}): (request: Request) => Promise<Response> {
  const {folder, lake} = options
  const studio = new Hono()
  studio.use(async (context, next) => {
    await next()
    context.header('x-content-type-options', 'nosniff')
    // Prevents clickjacking: no other site can show the Studio in a frame.
    context.header('x-frame-options', 'SAMEORIGIN')
  })
  studio.use('/assets/*', async (context, next) => {
    await next()
    if (context.res.ok) {
      context.header('cache-control', 'public, max-age=31536000, immutable')
    }
  })
  studio.get('/assets/*', serveStatic({root: folder}))
  studio.get('/assets/*', (context) => context.notFound())
  studio.get('*', async (context) => {
    const page = await readFile(join(folder, 'index.html'), 'utf8')
    context.header('cache-control', 'no-cache')
    return context.html(lake ? setLakeAddress(page, lake) : page)
  })
  return async (request) => studio.fetch(request)
}

/** Writes the address of the Lake into the Studio's page. */
export function setLakeAddress(page: string, lake: string): string {
  return page.replace(LAKE_ADDRESS, `$1${lake}$2`)
}
