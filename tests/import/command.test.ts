// Takes over 10 s on a busy machine: each test spawns the command.
import type {Buffer} from 'node:buffer'
import {execFile, spawn} from 'node:child_process'
import {readFile} from 'node:fs/promises'
import {createServer} from 'node:net'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

import {describe, expect, test} from 'vitest'

import {runLakeCommand} from '../lake-command.ts'
import {openImportDataset} from './import-dataset.ts'

const command = fileURLToPath(new URL('../../packages/import/src/command/cli.ts', import.meta.url))

interface FinishedCommand {
  code: number
  stdout: string
  stderr: string
}

async function run(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<FinishedCommand> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [command, ...args],
      {env: {PATH: process.env['PATH'], ...environment}},
      (_, stdout, stderr) => resolve({code: child.exitCode ?? -1, stdout, stderr}),
    )
  })
}

/** Returns a URL at which no server listens. */
async function getUnusedUrl(): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : undefined
      server.close(() => resolve(`http://localhost:${port}`))
    })
  })
}

const GOOD = 'Clara - PIN 700107 - Busy\n\nWhat the moon knows\n\nThe moon is far away.\n'

describe('npm run import', () => {
  test('prints a line for each imported file, and each problem with its file and line, and sets the exit code', async () => {
    const dataset = await openImportDataset()
    const good = await dataset.writeFile('good.txt', GOOD)
    const bad = await dataset.writeFile('bad.txt', 'Clara - PIN 7OO1O7 - Busy\n\nTitle\n\nText.\n')
    // Without a token the command logs in as the Lake's first administrator.
    expect(await run(['--lake', dataset.url, '--publish', good, bad])).toEqual({
      code: 1,
      stdout: `✓ ${good}  Clara (700107)  “What the moon knows”  created\n`,
      stderr: `✗ ${bad}:1: letters in the PIN “7OO1O7”; write 4 to 10 digits, such as 700107\n`,
    })
    expect(
      await run([`--lake=${dataset.url}`, '--token', dataset.token, '--publish', good]),
    ).toEqual({
      code: 0,
      stdout: `✓ ${good}  Clara (700107)  “What the moon knows”  unchanged\n`,
      stderr: '',
    })
    expect(await run(['--lake', dataset.url, good])).toMatchObject({code: 0})
    await dataset.writeFile('good.txt', `${GOOD}\nAnd near.\n`)
    expect(await run(['--lake', dataset.url, good])).toEqual({
      code: 0,
      stdout: `✓ ${good}  Clara (700107)  “What the moon knows”  updated (body), draft\n`,
      stderr: '',
    })
  })

  test('shows with --dry-run what would be written, and writes nothing', async () => {
    const dataset = await openImportDataset()
    const good = await dataset.writeFile('good.txt', GOOD)
    const {stdout, ...result} = await run(['--lake', dataset.url, '--dry-run', good])
    expect({
      ...result,
      stdout: stdout.replace(/statusChange\.[0-9a-f]{32}/u, 'statusChange.HEX'),
    }).toEqual({
      code: 0,
      stdout: [
        `✓ ${good}  Clara (700107)  “What the moon knows”  would be created, draft`,
        '    create drafts.reader-700107: name, pin, slug',
        '    create status-busy: label, tone, takesCalls, order',
        '    create availability-reader-700107: reader, status, since',
        '    create statusChange.HEX: at, reader, to, user, source',
        '    create drafts.article-what-the-moon-knows: title, slug, reader, body',
        '',
      ].join('\n'),
      stderr: '',
    })
    expect((await dataset.fetchAllDocuments()).size).toBe(0)
  })

  test('imports with --split each document of a file, and writes a report', async () => {
    const dataset = await openImportDataset()
    const both = await dataset.writeFile(
      'both.txt',
      `${GOOD}\nPin - 700107\n\nAda - PIN 0043 - Busy\n\nThe sea\n\nThe sea is near.\n\nAda\nHealer\n`,
    )
    const report = join(dirname(both), 'report.json')
    expect(await run(['--lake', dataset.url, both])).toEqual({
      code: 1,
      stdout: '',
      stderr: `✗ ${both}:9: a second document begins here: “Ada - PIN 0043 - Busy”; save each document as a file of its own, or import them with --split\n`,
    })
    expect(await run(['--lake', dataset.url, '--split', '--report', report, both])).toEqual({
      code: 0,
      stdout: `✓ ${both}  Clara (700107)  “What the moon knows”  created, draft\n✓ ${both}  Ada (0043)  “The sea”  created, draft\n`,
      stderr: `! ${both}:16: “Healer” is omitted: it is part of the signature\n`,
    })
    const results: unknown = JSON.parse(await readFile(report, 'utf8'))
    expect(results).toMatchObject([
      {file: both, ok: true, action: 'created', reader: {pin: '700107'}, warnings: []},
      {file: both, ok: true, article: {title: 'The sea'}, warnings: [{line: 16}]},
    ])
    const nowhere = join(dirname(both), 'nowhere', 'report.json')
    expect(
      await run(['--lake', dataset.url, '--split', `--report=${nowhere}`, both]),
    ).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        `The report ${nowhere} cannot be written; check its folder and permissions.\n`,
      ),
    })
  })

  test('reports a folder and a missing file, and says what to pass instead', async () => {
    const dataset = await openImportDataset()
    const folder = dirname(await dataset.writeFile('folder/a.txt', GOOD))
    expect(await run(['--lake', dataset.url, folder, join(folder, 'b.txt')])).toEqual({
      code: 1,
      stdout: '',
      stderr: `✗ ${folder}: this is a folder; name the files in it\n✗ ${join(folder, 'b.txt')}: no such file; check its name and folder\n`,
    })
  })

  test.each([
    [
      [],
      'There is no file to import; pass at least one, such as clara-700107.txt, or see --help.\n',
    ],
    [
      ['--publsh', 'a.txt'],
      'The option --publsh does not exist; use --lake, --token, --publish, --split, --dry-run, --report or --help.\n',
    ],
    [['a.txt', '--lake'], '--lake needs a value; see --help.\n'],
    [['--lake', '--publish', 'a.txt'], '--lake needs a value; see --help.\n'],
    [['--publish=yes', 'a.txt'], '--publish takes no value, but has “yes”; see --help.\n'],
  ])('explains the invalid command line %j', async (args, stderr) => {
    expect(await run(args)).toEqual({code: 2, stdout: '', stderr})
  })

  test('prints a help text', async () => {
    const {code, stdout, stderr} = await run(['--help'])
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(stdout).toContain('npm run import -- [OPTIONS] FILE…')
  })

  test('explains how to start the Lake if no Lake responds, with and without a token', async () => {
    const dataset = await openImportDataset()
    const good = await dataset.writeFile('good.txt', GOOD)
    const url = await getUnusedUrl()
    const stderr = `No Lake responds at ${url}: start it with “npm run lake -- --port ${new URL(url).port} --data DIR”, or pass its address with --lake.\n`
    expect(await run(['--lake', url, good])).toEqual({code: 1, stdout: '', stderr})
    expect(await run(['--lake', url, '--token', 'x', good])).toEqual({
      code: 1,
      stdout: '',
      stderr,
    })
  })

  test('says that a token is needed if the Lake requires a password, or another one if the token is rejected', async () => {
    const dataset = await openImportDataset()
    const user = ['--name', 'Ann', '--email', 'ann@example.org', '--role', 'editor']
    await runLakeCommand(['user', 'add', ...user, '--data', dataset.data], 'open sesame')
    const good = await dataset.writeFile('good.txt', GOOD)
    expect(await run(['--lake', dataset.url, good])).toEqual({
      code: 1,
      stdout: '',
      stderr: `The Lake at ${dataset.url} requires a password: create a token with “lake token add --label Import --role editor --data DIR”, and pass it with --token.\n`,
    })
    expect(await run(['--lake', dataset.url, '--token', 'wrong', good])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'The token has no write access: pass another one with --token.\n',
    })
  })

  test('writes a report although no Lake responds', async () => {
    const dataset = await openImportDataset()
    const good = await dataset.writeFile('good.txt', GOOD)
    const report = await dataset.writeFile('report.json', 'an old report')
    const {code, stderr} = await run(['--lake', await getUnusedUrl(), '--report', report, good])
    expect(code).toBe(1)
    expect(JSON.parse(await readFile(report, 'utf8'))).toEqual([
      {file: good, ok: false, problem: {code: 'stopped', message: stderr.trim()}},
    ])
  })

  test('imports although the reader of its output ends', async () => {
    const dataset = await openImportDataset()
    const good = await dataset.writeFile('good.txt', GOOD)
    const child = spawn(process.execPath, [command, '--lake', dataset.url, '--publish', good])
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.stdout.destroy()
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect((await dataset.fetchAllDocuments()).has('article-what-the-moon-knows')).toBe(true)
  })

  test('sends no control characters of a file’s name to the terminal', async () => {
    const dataset = await openImportDataset()
    const red = await dataset.writeFile('\u001b[31mred.txt', 'Hello')
    expect(await run(['--lake', dataset.url, red])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('\ufffd[31mred.txt:1: the first line “Hello”'),
    })
  })

  test.each([
    [
      {SANITY_STUDIO_PROJECT_ID: 'My project'},
      'SANITY_STUDIO_PROJECT_ID is “My project”, which Sanity does not allow: write it like SANITY_STUDIO_PROJECT_ID=a1b2c3d4.\n',
    ],
    [
      {SANITY_STUDIO_DATASET: 'my data'},
      'SANITY_STUDIO_DATASET is “my data”, which Sanity does not allow: write it like SANITY_STUDIO_DATASET=production.\n',
    ],
  ])('explains the invalid setting %j', async (environment, stderr) => {
    expect(await run(['a.txt'], environment)).toEqual({code: 1, stdout: '', stderr})
  })

  test('requires a token for hosted Sanity', async () => {
    expect(await run(['a.txt'], {SANITY_STUDIO_PROJECT_ID: 'abc123'})).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'Writing to the Sanity project abc123 needs a token: set SANITY_AUTH_TOKEN or pass --token.\n',
    })
  })
})
