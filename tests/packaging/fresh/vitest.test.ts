import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {codeBlocks} from '../code-blocks.ts'
import {createFreshProject, type FreshProject} from './fresh-project.ts'

const PAGE = join(import.meta.dirname, '../../../packages/reader-article/docs/testing.md')

let project: FreshProject

beforeAll(async () => {
  project = await createFreshProject(
    ['vitest@5', 'vite@8', 'jsdom@29', 'happy-dom@21', 'typescript@6'],
    {
      ...collectFiles(await readFile(PAGE, 'utf8')),
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          target: 'es2023',
          lib: ['es2023', 'dom', 'dom.iterable'],
          module: 'esnext',
          moduleResolution: 'bundler',
          allowImportingTsExtensions: true,
          strict: true,
          noEmit: true,
          skipLibCheck: true,
        },
      }),
    },
  )
})

afterAll(() => project.remove())

test.each(['jsdom', 'happy-dom'])('the tests in docs/testing.md pass in %s', async (library) => {
  await project.run(
    'vitest',
    'run',
    `--environment=${library}`,
    '--reporter=json',
    '--outputFile=results.json',
  )
  const {numPassedTests, numTotalTests} = JSON.parse(await project.read('results.json'))
  expect([numPassedTests, numTotalTests]).toEqual([5, 5])
})

test('the tests in docs/testing.md compile in strict mode', async () => {
  expect(await project.run('tsc')).toBe('')
})

/** Collects the examples of a page by file. The first line of an example names its file; examples with the same file are joined. */
function collectFiles(markdown: string): Record<string, string> {
  const files: Record<string, string> = {}
  for (const code of codeBlocks(markdown, ['ts'])) {
    const name = /^\/\/ (\S+)\n/.exec(code)?.[1]
    if (name === undefined) {
      throw new Error(`This example does not name its file:\n${code}`)
    }
    files[name] = `${files[name] ?? ''}${code}`
  }
  return files
}
