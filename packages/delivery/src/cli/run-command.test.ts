import {openTestLake} from '@reader-article/lake/testing'
import {expect, onTestFinished, test} from 'vitest'

import {createDocuments} from '../open-delivery.test.helper.ts'
import {runCommand} from './run-command.ts'

/** Runs the command; returns its result and what it has printed. */
async function run(args: readonly string[], environment: Record<string, string> = {}) {
  const printed: string[] = []
  const errors: string[] = []
  const result = await runCommand(args, {
    environment,
    print: (line) => printed.push(line),
    printError: (line) => errors.push(line),
  })
  if (typeof result !== 'number') {
    onTestFinished(result.close)
  }
  return {result, printed, errors}
}

test('the command serves the articles of a Lake on this machine', async () => {
  const lake = openTestLake()
  onTestFinished(lake.close)
  await lake.mutate(...createDocuments().map((create) => ({create})))
  const args = ['--port', '0', '--url', 'https://site.example', '--lake', await lake.serve()]
  const {result, printed, errors} = await run([...args, '--theme', 'magazine', '--lang', 'de'])
  expect(errors).toEqual([])
  const url = typeof result === 'number' ? '' : result.url
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(printed).toEqual([`Articles are at https://site.example (${url}).`])
  const response = await fetch(`${url}/articles/how-to-listen`)
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('<html lang="de" dir="ltr">')
})

test.each([
  [['--help'], 0, /^Serves articles where no script runs/],
  [['--port', 'x'], 2, /^--port x is not a port\. Use a number from 0 to 65535\.$/],
  [['--port', '0'], 2, /^--port 0 needs --url/],
  [
    ['--theme', 'neon'],
    2,
    /^--theme neon is not a theme\. Use one of: plain, magazine, midnight\.$/,
  ],
  [['--lake', 'localhost:4100'], 2, /^apiHost "localhost:4100" is not the origin of a server\./],
  [['--frame-ancestor', 'x;y'], 2, /^site\.frameAncestors contains "x;y"/],
  [['--nothing'], 2, /--nothing.* --help lists the options\.$/],
])('%j ends with %i', async (args, code, message) => {
  const {result, printed, errors} = await run(args)
  expect(result).toBe(code)
  expect([...printed, ...errors].join('\n')).toMatch(message)
})

test('a taken port is named', async () => {
  const {result} = await run(['--port', '0', '--url', 'https://site.example'])
  const port = typeof result === 'number' ? '' : new URL(result.url).port
  const second = await run(['--port', port])
  expect([second.result, second.errors]).toEqual([
    1,
    ['The port is taken. Choose another with --port, or stop the program that uses it.'],
  ])
})
