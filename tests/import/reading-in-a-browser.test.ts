import {fileURLToPath} from 'node:url'

import {DocumentError, parseDocuments} from '@reader-article/import'
import {chromium} from 'playwright-core'
import {build} from 'vite'
import {expect, test} from 'vitest'

import {getBrowserArguments, findBrowser} from '../browser/find-browser.ts'
import {FILES_TO_READ} from './files-to-read.ts'

const SOURCES = new URL('../../packages/import/src/', import.meta.url)

async function readInNode(): Promise<unknown[]> {
  return Promise.all(
    FILES_TO_READ.map(async ({name, bytes}) =>
      parseDocuments(bytes, name).catch((error: unknown) =>
        error instanceof DocumentError ? `${error.code} ${error.line} ${error.message}` : error,
      ),
    ),
  )
}

/** Builds a module of the package for browsers; returns one script that sets the global `reader`. */
async function buildScript(module: string): Promise<{script: string; warnings: string[]}> {
  const entry = fileURLToPath(new URL(module, SOURCES))
  const warnings: string[] = []
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: {entry, name: 'reader', formats: ['iife']},
      rolldownOptions: {onLog: (_, {message}) => warnings.push(message)},
    },
  })
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : []
  const [chunk] = outputs.flatMap(({output}) => output)
  return {script: chunk?.type === 'chunk' ? chunk.code : '', warnings}
}

test('documents are read in a browser as in Node, without network or Node’s modules', async () => {
  const {script, warnings} = await buildScript('read/index.ts')
  expect(warnings).toEqual([])
  // Vite replaces a module of Node by a stub with these words.
  expect(script).not.toContain('externalized for browser compatibility')
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: getBrowserArguments(),
  })
  try {
    const page = await browser.newPage()
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await page.addScriptTag({content: script})
    const files = FILES_TO_READ.map(({name, bytes}) => ({name, bytes: [...bytes]}))
    const results = await page.evaluate<unknown>(`Promise.all(
      ${JSON.stringify(files)}.map(({name, bytes}) =>
        reader.parseDocuments(Uint8Array.from(bytes), name).catch(
          (error) => error.code + ' ' + error.line + ' ' + error.message,
        ),
      ),
    )`)
    expect(results).toEqual(await readInNode())
    expect(requests).toEqual([])
  } finally {
    await browser.close()
  }
})

test('documents are planned without Node’s modules', async () => {
  const {script, warnings} = await buildScript('plan/index.ts')
  expect(warnings).toEqual([])
  expect(script).toContain('importOne')
  expect(script).not.toContain('externalized for browser compatibility')
})
