import {join} from 'node:path'

import {createSite} from '@reader-article/example-site/server'

import type {DeskOptions} from './options.ts'
import {ROOT} from './root.ts'
import {importSample} from './sample/import-sample.ts'
import {startLake} from './serve/lake.ts'
import {listen, type Listening} from './serve/listen.ts'
import {places} from './serve/places.ts'
import {studioHandler} from './serve/studio.ts'

const STUDIO = join(ROOT, 'studio/dist')
const ELEMENTS = join(ROOT, 'packages/reader-article/dist/cdn')
const THEMES = join(ROOT, 'packages/reader-article/themes')
const SAMPLE = join(ROOT, 'examples/sample-content')

/** The running servers, by address. */
export interface Desk {
  /** Undefined where hosted Sanity keeps the content. */
  readonly lake: string | undefined
  readonly studio: string
  readonly site: string
  /** Stops them all; what was written is kept. */
  close(): Promise<void>
}

/**
 * Starts the Studio and the example site on hosted Sanity where a project is named in the
 * environment, else on a Lake with the sample content.
 *
 * @param onProgress - Told what is being imported at the first start.
 * @throws PortTakenError
 */
export async function startDesk(
  options: DeskOptions,
  onProgress: (what: string) => void,
): Promise<Desk> {
  const {hosted} = options
  const at = places(options)
  const running: Listening[] = []
  const started = async <Server extends Listening>(server: Promise<Server>): Promise<Server> => {
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
      : await started(startLake(options.data, at.lake, options.access))
    if (lake) {
      await importSample({client: lake.client, sample: SAMPLE, data: options.data}, onProgress)
    }
    const dataset = hosted ?? {projectId: 'local', dataset: 'production', apiHost: lake?.url}
    const studio = await started(
      listen(studioHandler({folder: STUDIO, lake: lake?.url}), at.studio),
    )
    const site = await started(
      listen(createSite({...dataset, elements: ELEMENTS, themes: THEMES}), at.site),
    )
    return {lake: lake?.url, studio: studio.url, site: site.url, close}
  } catch (error) {
    await close()
    throw error
  }
}
