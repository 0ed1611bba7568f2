import {mkdtemp, rm} from 'node:fs/promises'
import {join} from 'node:path'

import {afterAll, beforeAll, expect, test} from 'vitest'
import {build} from 'vite'

const PACKAGE = join(import.meta.dirname, '../..')
const ENTRIES = ['index', 'define', 'cdn', 'ssr/index', 'reader-articles/reader-articles'] as const

let folder = ''

beforeAll(async () => {
  // The files are built into node_modules, because Vitest does not transform files there.
  folder = await mkdtemp(join(PACKAGE, '../../node_modules/.edge-runtimes-'))
  await build({
    root: PACKAGE,
    configFile: false,
    logLevel: 'error',
    ssr: {target: 'webworker', noExternal: true, resolve: {conditions: ['workerd', 'worker']}},
    build: {
      ssr: true,
      outDir: folder,
      rolldownOptions: {input: Object.fromEntries(ENTRIES.map((name) => [name, `src/${name}.ts`]))},
    },
  })
})

afterAll(() => rm(folder, {recursive: true}))

test.each(ENTRIES)(
  'src/%s.ts can be imported without a DOM if it is bundled for a runtime that is not Node',
  async (name) => {
    await expect(import(join(folder, `${name}.js`))).resolves.toBeTruthy()
    expect(Object.keys(globalThis)).not.toContain('HTMLElement')
  },
)
