// @vitest-environment happy-dom
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises'
import {join} from 'node:path'

import {afterAll, beforeAll, expect, test} from 'vitest'
import {build} from 'vite'

import type * as Fixture from './element-with-hooks.fixture.ts'

const PACKAGE = join(import.meta.dirname, '../..')
const FIXTURE = join(import.meta.dirname, 'element-with-hooks.fixture.ts')

let folder = ''

beforeAll(async () => {
  // The files are built into node_modules, because Vitest does not transform files there.
  folder = await mkdtemp(join(PACKAGE, '../../node_modules/.script-tag-files-'))
  await build({
    root: PACKAGE,
    configFile: join(PACKAGE, 'vite.config.ts'),
    logLevel: 'error',
    resolve: {alias: {'reader-article': join(PACKAGE, 'src/cdn.ts')}},
    build: {outDir: folder, lib: {entry: {'element-with-hooks': FIXTURE}}},
  })
})

afterAll(() => rm(folder, {recursive: true}))

test.each([
  ['imported from npm', () => FIXTURE],
  ['built for a script tag', () => join(folder, 'element-with-hooks.js')],
])(
  'Lit’s hooks, controllers and `css` work in an element whose class is %s',
  async (origin, file) => {
    const module = await import(file())
    const {ElementWithHooks}: typeof Fixture = await (module.default ?? module)
    customElements.define(`element-${origin.replaceAll(' ', '-')}`, ElementWithHooks)
    const element = new ElementWithHooks()
    Object.assign(element, {projectId: 'abc123', data: {title: 'Hello'}, hide: 'cover'})
    document.body.append(element)
    await element.updateComplete
    expect(element.calls).toEqual([
      'hostConnected',
      'shouldUpdate',
      'willUpdate hide',
      'hostUpdate',
      'hostUpdated',
      'firstUpdated',
      'updated',
    ])
    const [style] = ElementWithHooks.elementStyles
    expect(style).toHaveProperty(
      'cssText',
      expect.stringMatching(/^\s*:host \{\s*color: teal;\s*\}\s*$/),
    )
    element.remove()
  },
)

test('the files for script tags have Lit’s code for production, even if NODE_ENV is test', async () => {
  expect(process.env['NODE_ENV']).toBe('test')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'))
  const codes = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  const has = (text: string) => codes.some((code) => code.includes(text))
  expect([has('reactiveElementVersions'), has('litIssuedWarnings')]).toEqual([true, false])
})
