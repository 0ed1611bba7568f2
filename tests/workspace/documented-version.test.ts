import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {expect, test} from 'vitest'

import {ROOT} from './manifests.ts'

const PACKAGE = join(ROOT, 'packages/reader-article')

test('the page on where the files come from names the version of the package', async () => {
  const {version} = Object(JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')))
  const page = await readFile(join(PACKAGE, 'docs/hosting.md'), 'utf8')
  const addresses = page.matchAll(/(?:reader-article[@/-])(\d+\.\d+\.\d+)(?=\/|\.tgz)/g)
  const named = [...addresses].map(([, found]) => found)
  expect(named.length).toBeGreaterThan(4)
  expect(new Set(named)).toEqual(new Set([version]))
})
