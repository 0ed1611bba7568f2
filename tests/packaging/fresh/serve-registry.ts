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
    /** A registry that has the packed `reader-article`. */
    registry: string
  }
}

/**
 * Serves the packed `reader-article` as an npm registry does, and redirects the requests for all other
 * packages to the registry that npm is configured with; returns the function that stops it.
 */
export default async function serveRegistry(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'reader-article-registry-'))
  const {name, version, tarball, integrity} = await pack(PACKAGE, folder)
  const manifest: object = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8'))
  const {stdout} = await run('npm', ['config', 'get', 'registry'])
  const configured = stdout.trim().replace(/\/$/, '')

  const server = createServer(({url: path = '/'}, response) => {
    if (path === `/${name}`) {
      const dist = {tarball: `${address()}/${basename(tarball)}`, integrity}
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
      response.writeHead(302, {location: `${configured}${path}`}).end()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  function address(): string {
    const bound = server.address()
    if (bound === null || typeof bound === 'string') {
      throw new Error('The registry has no port.')
    }
    return `http://127.0.0.1:${bound.port}`
  }

  project.provide('registry', address())
  return async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
    await rm(folder, {recursive: true})
  }
}
