import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {serveStatic} from '@hono/node-server/serve-static'
import {Hono} from 'hono'

/** The addresses that the Studio's page gets when it is served. */
export interface StudioAddresses {
  /** The address of the Lake; undefined on hosted Sanity, whose project is compiled into the build. */
  readonly lake: string | undefined
  /** The URL of the folder with the elements' scripts. */
  readonly elements: string
  /** The origin of the website that shows drafts to editors. */
  readonly site?: string | undefined
}

/**
 * Creates a fetch handler that serves the built Studio.
 *
 * @param folder - The folder with the build.
 */
export function createStudioHandler(
  folder: string,
  addresses: StudioAddresses,
): (request: Request) => Promise<Response> {
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
    return context.html(setAddresses(page, addresses))
  })
  return async (request) => studio.fetch(request)
}

/** Writes addresses into the Studio's page. */
export function setAddresses(page: string, {lake, elements, site}: StudioAddresses): string {
  return Object.entries({lake, elements, site}).reduce(
    (changed, [name, address]) =>
      address === undefined ? changed : setAddress(changed, name, address),
    page,
  )
}

function setAddress(page: string, name: string, address: string): string {
  const meta = new RegExp(`(<meta name="${name}-address" content=")[^"]*(")`)
  return page.replace(meta, (_, start: string, end: string) => start + address + end)
}
