import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {codeBlocks} from './code-blocks.ts'
import {install, type Project} from './install.ts'

let project: Project

beforeAll(async () => {
  project = await install(['packages/content', 'packages/import'], ['@types/node', 'undici-types'])
}, 120_000)

afterAll(() => project.remove())

describe('the published package @reader-article/import', {timeout: 120_000}, () => {
  test('exports these entries by name', async () => {
    const manifest = await readFile(join(importPackage(), 'package.json'), 'utf8')
    expect(Object.keys(JSON.parse(manifest).exports)).toEqual([
      '.',
      './paste',
      './read',
      './plan',
      './package.json',
    ])
  })

  test('reads a document with its own dependencies only', async () => {
    const printed = await project.node(`
      import {parseDocument} from '@reader-article/import'
      const text = 'Clara - PIN 700107 - Busy\\n\\n# The moon\\n\\nThe moon is far away.\\n'
      const {name, title, body} = await parseDocument(new TextEncoder().encode(text), 'clara.md')
      console.log(name, title, body.length)
    `)
    expect(printed).toBe('Clara The moon 1\n')
  })

  test('has a README whose example compiles', async () => {
    const readme = await readFile(join(importPackage(), 'README.md'), 'utf8')
    const examples = codeBlocks(readme, ['ts']).map(
      (source, index) => [`readme-${index}.ts`, source] as const,
    )
    expect(examples.length).toBe(1)
    expect(await project.compile(Object.fromEntries(examples))).toBe('')
  })
})

function importPackage(): string {
  return project.package('@reader-article/import')
}
