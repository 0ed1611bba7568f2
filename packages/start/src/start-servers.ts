import {join} from 'node:path'

import {API_VERSION} from '@reader-article/content'
import {createSite, type Site} from '@reader-article/example-site/server'
import {createClient, type SanityClient} from '@sanity/client'

import type {StartOptions} from './options.ts'
import {ROOT} from './root.ts'
import {importSample} from './sample/import-sample.ts'
import {createEndpoints} from './serve/endpoints.ts'
import {listen, type RunningServer} from './serve/listen.ts'
import {startLake} from './serve/start-lake.ts'
import {createStudioHandler} from './serve/studio-handler.ts'

const STUDIO = join(ROOT, 'studio/dist')
const ELEMENTS = join(ROOT, 'packages/reader-article/dist/cdn')
const THEMES = join(ROOT, 'packages/reader-article/themes')
const SAMPLE = join(ROOT, 'examples/sample-content')

/** The addresses of the running servers. */
export interface Servers {
  /** Undefined if the content is on hosted Sanity. */
  readonly lake: string | undefined
  readonly studio: string
  readonly site: string
  /** Stops all servers; the content stays. */
  close(): Promise<void>
}

/**
 * Starts the Studio and the example site: on hosted Sanity if the environment names a project,
 * otherwise on a Lake with the sample content.
 *
 * @param onProgress - Receives a description of the part that is being imported at the first start.
 * @throws PortTakenError
 */
export async function startServers(
  options: StartOptions,
  onProgress: (part: string) => void,
): Promise<Servers> {
  const {hosted} = options
  const endpoints = createEndpoints(options)
  const running: RunningServer[] = []
  const addRunning = async <Server extends RunningServer>(
    server: Promise<Server>,
  ): Promise<Server> => {
    running.unshift(await server)
    return server
  }
  const close = async () => {
    for (const server of running) {
      await server.close()
    }
  }
  try {
    const lake = hosted
      ? undefined
      : await addRunning(startLake(options.data, endpoints.lake, options.token))
    if (lake) {
      await importSample({client: lake.client, sample: SAMPLE, data: options.data}, onProgress)
    }
    const dataset = hosted ?? {projectId: 'local', dataset: 'production', apiHost: lake?.url}
    const drafts = lake?.client ?? (hosted && createDraftClient(hosted, options.readToken))
    // The site and the Studio have each other's address, and the site has its own.
    let studioUrl: string | undefined
    const created = Promise.withResolvers<Site>()
    const site = await addRunning(
      listen(async (request) => (await created.promise).fetch(request), endpoints.site),
    )
    const gazette = createSite({
      ...dataset,
      url: site.url,
      elements: ELEMENTS,
      themes: THEMES,
      drafts,
      studio: () => studioUrl,
    })
    running.unshift({url: site.url, close: async () => gazette.close()})
    created.resolve(gazette)
    const addresses = {
      lake: lake?.url,
      elements: `${site.url}/elements`,
      site: drafts && site.url,
    }
    const studio = await addRunning(
      listen(createStudioHandler(STUDIO, addresses), endpoints.studio),
    )
    studioUrl = studio.url
    return {lake: lake?.url, studio: studio.url, site: site.url, close}
  } catch (error) {
    await close()
    throw error
  }
}

/** Returns a client that may read the drafts of hosted Sanity; undefined without a token. */
function createDraftClient(
  hosted: NonNullable<StartOptions['hosted']>,
  token: string | undefined,
): SanityClient | undefined {
  return token === undefined
    ? undefined
    : createClient({...hosted, apiVersion: API_VERSION, useCdn: false, token})
}
