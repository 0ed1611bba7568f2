import {glob, readFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'

import {expect, test} from 'vitest'

import {ROOT} from './root.ts'

const OTHERS = [
  'studio',
  'packages/content',
  'packages/import',
  'packages/lake',
  'packages/reader-article',
  'examples',
]
const ADDRESS = /["'`](\.{1,2}\/[^"'`\s]+|@reader-article\/[^"'`\s]+|packages\/[^"'`\s]+)["'`]/g
const HERE = /^(@reader-article|packages)\/start(\/|$)/

test.each(OTHERS)('%s does not know this room, which composes them all', async (room) => {
  let read = 0
  const knowing: string[] = []
  for await (const file of glob(`${room}/**/*.{ts,tsx,js,json,astro,svelte,vue}`, {
    cwd: ROOT,
    exclude: isBuilt,
  })) {
    const addresses = (await readFile(join(ROOT, file), 'utf8')).matchAll(ADDRESS)
    const named = [...addresses].map(([, address = '']) =>
      address.startsWith('.') ? join(dirname(file), address) : address,
    )
    if (named.some((address) => HERE.test(address))) {
      knowing.push(file)
    }
    read++
  }
  expect(read).toBeGreaterThan(10)
  expect(knowing).toEqual([])
})

function isBuilt(name: string): boolean {
  return ['node_modules', 'dist', '.astro', '.next', '.sanity'].includes(name)
}
