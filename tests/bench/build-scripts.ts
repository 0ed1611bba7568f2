import {execFile} from 'node:child_process'
import {mkdir, readFile, rm} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {brotliCompressSync, constants, gzipSync} from 'node:zlib'

import {build} from 'vite'

const run = promisify(execFile)
const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))

/** The folder of our script-tag files after a build. */
export const OWN_SCRIPTS = new URL('../../packages/reader-article/dist/cdn/', import.meta.url)

/** The folder of the peers' files after a build. */
export const PEER_SCRIPTS = new URL('dist/', import.meta.url)

/** The size of a file, in bytes. */
export interface Size {
  readonly name: string
  readonly raw: number
  /** Compressed at level 9. */
  readonly gzip: number
  /** Compressed at level 11. */
  readonly brotli: number
}

/** Builds our elements as they are published. */
export async function buildElements(): Promise<void> {
  await run('npm', ['run', 'build', '-w', 'reader-article'], {cwd: root})
}

/**
 * Builds the peers (the naive widget and the React page) with Vite, minified and for the same browsers as our elements.
 *
 * @param apiHost - The API's origin, without the project's id in its host name.
 */
export async function buildPeers(apiHost: string): Promise<void> {
  await rm(PEER_SCRIPTS, {recursive: true, force: true})
  await mkdir(PEER_SCRIPTS)
  await buildPeer('naive', 'variants/naive/naive-article.ts', apiHost)
  await buildPeer('react', 'variants/react/react-article.ts', apiHost)
}

async function buildPeer(name: string, entry: string, apiHost: string): Promise<void> {
  await build({
    root: here,
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    define: {
      API_HOST: JSON.stringify(apiHost),
      'process.env.NODE_ENV': JSON.stringify('production'),
    },
    build: {
      outDir: fileURLToPath(PEER_SCRIPTS),
      emptyOutDir: false,
      target: 'es2023',
      modulePreload: false,
      lib: {entry, formats: ['es'], fileName: () => `${name}.js`},
      // By default, a library build keeps white space and splits code. For a page with a single
      // script tag, one minified file is the fastest.
      rolldownOptions: {output: {minify: true, codeSplitting: false}},
    },
  })
}

/** Measures the size of a built file. */
export async function measureSize(name: string, file: URL): Promise<Size> {
  const bytes = await readFile(file)
  return {
    name,
    raw: bytes.length,
    gzip: gzipSync(bytes, {level: 9}).length,
    brotli: brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length,
  }
}
