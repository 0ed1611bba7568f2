import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {serveStatic} from '@hono/node-server/serve-static'
import type {SanityClient} from '@sanity/client'
import {sanityImport} from '@sanity/import'
import {Hono} from 'hono'

import {ROOT} from '../root.ts'
import {importSample} from '../sample/import-sample.ts'
import {startLake} from '../serve/start-lake.ts'
import {listen, type RunningServer} from '../serve/listen.ts'
import {createFailingBackends} from './failing-backends.ts'
import {
  renderGalleryPage,
  type Origins,
  SCHEMES,
  createScriptQuery,
  renderSheetPage,
} from './pages.ts'
import {HOSTS, LANGUAGE_SHEETS, LANGUAGES, STATE_SHEETS, THEMES} from './specimen-sheets.ts'

const ELEMENTS = join(ROOT, 'packages/reader-article/dist/cdn')
const THEME_FILES = join(ROOT, 'packages/reader-article/themes')
const SAMPLE = join(ROOT, 'examples/sample-content')
const GALLERY = join(ROOT, 'examples/gallery')

interface GalleryDocument {
  [field: string]: unknown
  _id: string
  _type: string
}

/**
 * Serves the gallery with its own Lake, which has the sample content and additional documents that
 * are harder to show. Closing the gallery deletes the Lake's data.
 *
 * @throws PortTakenError
 */
export async function startGallery(port: number): Promise<RunningServer> {
  const data = await mkdtemp(join(tmpdir(), 'reader-article-gallery-'))
  const remove = () => rm(data, {recursive: true, force: true})
  try {
    const lake = await startLake(data, {title: 'The Lake', port: 0, option: '--port'})
    try {
      await importSample({client: lake.client, sample: SAMPLE, data}, () => {})
      await importGalleryDocuments(lake.client)
      const endpoint = {title: 'The gallery', port, option: '--port'}
      const gallery = await listen(createGalleryHandler(lake.url), endpoint)
      return {
        url: gallery.url,
        close: async () => {
          await gallery.close()
          await lake.close()
          await remove()
        },
      }
    } catch (error) {
      await lake.close()
      throw error
    }
  } catch (error) {
    await remove()
    throw error
  }
}

function createGalleryHandler(lake: string): (request: Request) => Promise<Response> {
  const gallery = new Hono()
  gallery.use(createFailingBackends(lake))
  gallery.use(async (context, next) => {
    await next()
    context.header('cache-control', 'no-cache')
  })
  gallery.get('/', (context) =>
    context.html(
      renderGalleryPage({
        filter: context.req.query('filter') ?? '',
        theme: context.req.query('theme') ?? '',
        scheme: context.req.query('scheme') ?? '',
      }),
    ),
  )
  gallery.get('/sheets/:name', (context) => {
    const name = context.req.param('name')
    const sheet = [...STATE_SHEETS, ...LANGUAGE_SHEETS].find((each) => each.name === name)
    if (!sheet) {
      return context.notFound()
    }
    const theme = findAllowed(THEMES, context.req.query('theme')) ?? 'plain'
    const lang = findAllowed(LANGUAGES, context.req.query('lang')) ?? 'en'
    const scheme = findAllowed(SCHEMES, context.req.query('scheme')) ?? ''
    return context.html(
      renderSheetPage(sheet, {theme, lang, scheme}, createOrigins(context.req.url, lake)),
    )
  })
  gallery.get('/hosts/:name', async (context) => {
    const name = findAllowed(HOSTS, context.req.param('name'))
    if (!name) {
      return context.notFound()
    }
    const page = await readFile(join(GALLERY, `${name}.html`), 'utf8')
    const query = createScriptQuery(createOrigins(context.req.url, lake))
    return context.html(page.replaceAll('{{source}}', query.replaceAll('&', '&amp;')))
  })
  gallery.get(
    '/elements/themes/*',
    serveStatic({root: THEME_FILES, rewriteRequestPath: (path) => path.slice(16)}),
  )
  gallery.get(
    '/elements/*',
    serveStatic({root: ELEMENTS, rewriteRequestPath: (path) => path.slice(9)}),
  )
  gallery.get('/:file{[a-z]+\\.(?:css|js)}', serveStatic({root: GALLERY}))
  return async (request) => gallery.fetch(request)
}

/** Imports readers and articles that are harder to show than the sample content. */
async function importGalleryDocuments(client: SanityClient): Promise<void> {
  const text = await readFile(join(GALLERY, 'dataset.ndjson'), 'utf8')
  const documents = text
    .split('\n')
    .filter(Boolean)
    .map((line): GalleryDocument => JSON.parse(line))
  await sanityImport(documents, {client, assetsBase: SAMPLE, operation: 'createOrReplace'})
}

function createOrigins(url: string, lake: string): Origins {
  return {lake, gallery: new URL(url).origin}
}

function findAllowed<Value extends string>(
  values: readonly Value[],
  value: string | undefined,
): Value | undefined {
  return values.find((each) => each === value)
}
