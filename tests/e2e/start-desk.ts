import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {startDesk} from './desk.ts'

/** Starts the whole desk once for all end-to-end tests, on data of its own; returns what ends it. */
export default async function startDeskForTests(): Promise<() => Promise<void>> {
  const data = await mkdtemp(join(tmpdir(), 'reader-article-'))
  const desk = await startDesk(data)
  process.env['DESK_STUDIO'] = desk.studio
  process.env['DESK_SITE'] = desk.site
  process.env['DESK_LAKE'] = desk.lake
  return async () => {
    await desk.stop()
    await rm(data, {recursive: true, force: true})
  }
}
