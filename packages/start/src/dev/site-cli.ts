// Serves the example site for `npm run dev`, which restarts this process when the site's code changes.
import {watch} from 'node:fs'
import {join} from 'node:path'

import {createSite} from '@reader-article/example-site/server'

import {parseOptions} from '../options.ts'
import {ROOT} from '../root.ts'
import {createEndpoints} from '../serve/endpoints.ts'
import {listen} from '../serve/listen.ts'
import {withLiveReload} from './live-reload.ts'
import {watchElements} from './watch-elements.ts'

const ELEMENTS = join(ROOT, 'node_modules/.cache/reader-article/dev-elements')
const THEMES = join(ROOT, 'packages/reader-article/themes')
const PAGE_FOLDERS = [
  join(ROOT, 'examples/site/pages'),
  join(ROOT, 'examples/site/public'),
  join(ROOT, 'examples/pages'),
  THEMES,
]
/** Milliseconds; a text editor saves a file in several steps. */
const RELOAD_DELAY_MS = 50

const options = parseOptions(process.argv.slice(2), process.env)
if (options === 'help') {
  throw new Error('Run npm run dev -- --help')
}
const {hosted, lakePort, sitePort} = options
const source = hosted ?? {
  projectId: 'local',
  dataset: 'production',
  apiHost: `http://localhost:${lakePort}`,
}
const site = createSite({
  ...source,
  url: `http://localhost:${sitePort}`,
  elements: ELEMENTS,
  themes: THEMES,
})
const live = withLiveReload(site.fetch)

let timer: NodeJS.Timeout | undefined
const reloadSoon = () => {
  clearTimeout(timer)
  timer = setTimeout(() => live.reload(), RELOAD_DELAY_MS)
}

await watchElements(ELEMENTS, reloadSoon)
for (const folder of PAGE_FOLDERS) {
  watch(folder, {recursive: true}, reloadSoon)
}
const server = await listen(live.handler, createEndpoints(options).site)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void stop())
}

async function stop(): Promise<void> {
  live.close()
  site.close()
  await server.close()
  // The watchers would keep the process running.
  process.exit()
}
