import {glob, readFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'

import {expect, test} from 'vitest'

import {ROOT} from './root.ts'

const ROOMS = [
  'studio',
  'packages/content',
  'packages/delivery',
  'packages/docs',
  'packages/import',
  'packages/lake',
  'packages/reader-article',
  'examples',
]
const SPECIFIER = /["'`](\.{1,2}\/[^"'`\s]+|@reader-article\/[^"'`\s]+|packages\/[^"'`\s]+)["'`]/g
const START_PACKAGE = /^(@reader-article|packages)\/start(\/|$)/

test.each(ROOMS)('%s does not import packages/start, which composes all rooms', async (room) => {
  let fileCount = 0
  const importers: string[] = []
  for await (const file of glob(`${room}/**/*.{ts,tsx,js,json,astro,svelte,vue}`, {
    cwd: ROOT,
    exclude: isGeneratedFolder,
  })) {
    const specifiers = (await readFile(join(ROOT, file), 'utf8')).matchAll(SPECIFIER)
    const paths = [...specifiers].map(([, specifier = '']) =>
      specifier.startsWith('.') ? join(dirname(file), specifier) : specifier,
    )
    if (paths.some((path) => START_PACKAGE.test(path))) {
      importers.push(file)
    }
    fileCount++
  }
  expect(fileCount).toBeGreaterThan(10)
  expect(importers).toEqual([])
})

function isGeneratedFolder(name: string): boolean {
  return ['node_modules', 'dist', '.astro', '.next', '.sanity'].includes(name)
}
