import {execFile} from 'node:child_process'
import {once} from 'node:events'
import {createReadStream} from 'node:fs'
import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {createServer} from 'node:http'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {promisify} from 'node:util'

import type {TestProject} from 'vitest/node'

import {pack} from '../pack.ts'

const run = promisify(execFile)
const PACKAGE = join(import.meta.dirname, '../../../packages/reader-article')

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of a registry that has the packed `reader-article`. */
    registry: string
  }
}

/**
 * Serves the packed `reader-article` as an npm registry does, and redirects the requests for all other
 * packages to the registry that npm is configured with. Returns a function that stops the server.
 */
export default async function serveRegistry(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'reader-article-registry-'))
  const {name, version, tarball, integrity} = await pack(PACKAGE, folder)
  const manifest: object = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8'))
  const {stdout} = await run('npm', ['config', 'get', 'registry'])
  const configuredRegistry = stdout.trim().replace(/\/$/, '')

  const server = createServer(({url: path = '/'}, response) => {
    if (path === `/${name}`) {
      const dist = {tarball: `${getUrl()}/${basename(tarball)}`, integrity}
      response.setHeader('content-type', 'application/json')
      response.end(
        JSON.stringify({
          name,
          'dist-tags': {latest: version},
          versions: {[version]: {...manifest, dist}},
        }),
      )
    } else if (path === `/${basename(tarball)}`) {
      createReadStream(tarball).pipe(response)
    } else {
      response.writeHead(302, {location: `${configuredRegistry}${path}`}).end()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  function getUrl(): string {
    const address = server.address()
    if (address === null || typeof address === 'string') {
      throw new Error('The server of the registry has no port.')
    }
    return `http://127.0.0.1:${address.port}`
  }

  project.provide('registry', getUrl())
  return async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
    await rm(folder, {recursive: true})
  }
}
