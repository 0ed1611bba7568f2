import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {runScripts} from './run-scripts.ts'

let root = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'scripts-'))
  const scripts = {
    good: 'node append.js good 0',
    bad: 'node append.js bad 3',
    worse: 'node append.js worse 4',
  }
  await writeFile(join(root, 'package.json'), JSON.stringify({type: 'module', scripts}))
  await writeFile(
    join(root, 'append.js'),
    `import {appendFileSync} from 'node:fs'
    appendFileSync('ran.txt', process.argv[2] + ' ')
    process.exit(Number(process.argv[3]))`,
  )
})
afterEach(() => rm(root, {recursive: true}))

test.for<[string, string[], number, string[]]>([
  ['all pass', ['good', 'good'], 0, ['good: passed', 'good: passed']],
  ['the first fails', ['bad', 'good'], 3, ['bad: failed (exit code 3)', 'good: passed']],
  ['the last fails', ['good', 'bad'], 3, ['good: passed', 'bad: failed (exit code 3)']],
  ['all fail', ['worse', 'bad'], 4, ['worse: failed (exit code 4)', 'bad: failed (exit code 3)']],
])('every script runs and has a result line when %s', async ([, scripts, code, summary]) => {
  const printed: string[] = []
  expect(await runScripts(root, scripts, (line) => printed.push(line))).toBe(code)
  expect(printed).toEqual(summary)
  expect(await readFile(join(root, 'ran.txt'), 'utf8')).toBe(`${scripts.join(' ')} `)
})
