import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {startServers} from './running-servers.ts'

/** Starts the servers once for all end-to-end tests, with their own data; returns the function that stops them. */
export default async function startServersForTests(): Promise<() => Promise<void>> {
  const data = await mkdtemp(join(tmpdir(), 'reader-article-'))
  const servers = await startServers(data)
  process.env['STUDIO_URL'] = servers.studio
  process.env['SITE_URL'] = servers.site
  process.env['LAKE_URL'] = servers.lake
  return async () => {
    await servers.stop()
    await rm(data, {recursive: true, force: true})
  }
}
