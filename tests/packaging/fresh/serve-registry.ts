import {execFile} from 'node:child_process'
import {once} from 'node:events'
import {createReadStream} from 'node:fs'
import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {createServer} from 'node:http'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {promisify} from 'node:util'

import type {TestProject} from 'vitest/node'

import {pack, type PackedPackage} from '../pack.ts'

const run = promisify(execFile)
const ROOT = join(import.meta.dirname, '../../..')
const PACKAGES = ['packages/reader-article', 'packages/content', 'packages/import', 'studio']

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of a registry that has the packed packages of this workspace. */
    registry: string
  }
}

interface ServedPackage extends PackedPackage {
  readonly manifest: object
}

/**
 * Serves the packed packages of this workspace as an npm registry does, and redirects the requests for all other
 * packages to the registry that npm is configured with. Returns a function that stops the server.
 */
export default async function serveRegistry(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'reader-article-registry-'))
  await run('npm', ['run', '--silent', 'build:plugin', '-w', '@reader-article/studio'], {cwd: ROOT})
  const packages: ServedPackage[] = []
  for (const each of PACKAGES) {
    const source = join(ROOT, each)
    const manifest: object = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'))
    packages.push({...(await pack(source, folder)), manifest})
  }
  const {stdout} = await run('npm', ['config', 'get', 'registry'])
  const configuredRegistry = stdout.trim().replace(/\/$/, '')

  const server = createServer(({url: path = '/'}, response) => {
    const named = packages.find(({name}) => decodeURIComponent(path) === `/${name}`)
    const packed = packages.find(({tarball}) => path === `/${basename(tarball)}`)
    if (named) {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(describePackage(named, getUrl())))
    } else if (packed) {
      createReadStream(packed.tarball).pipe(response)
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

/** Describes a package as a registry does. */
function describePackage(
  {name, version, tarball, integrity, manifest}: ServedPackage,
  registry: string,
): object {
  const dist = {tarball: `${registry}/${basename(tarball)}`, integrity}
  return {name, 'dist-tags': {latest: version}, versions: {[version]: {...manifest, dist}}}
}
