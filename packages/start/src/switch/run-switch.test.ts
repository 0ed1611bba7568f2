import {connect} from '@reader-article/import'
import {openTestLake} from '@reader-article/lake/testing'
import {beforeEach, describe, expect, onTestFinished, test} from 'vitest'

import {runSwitch} from './run-switch.ts'
import {USAGE} from './switch-options.ts'

let url: string

beforeEach(async () => {
  const lake = openTestLake({firstPerson: {name: 'Ada', email: 'ada@example.org'}})
  onTestFinished(lake.close)
  url = await lake.serve()
  const client = await connect({lake: url, environment: {}})
  await client
    .transaction()
    .create({_id: 'settings', _type: 'settings', timeZone: 'America/New_York'})
    .create({_id: 'status-available', _type: 'status', label: 'Available'})
    .create({_id: 'status-on-a-break', _type: 'status', label: 'On a break'})
    .create({_id: 'reader-1', _type: 'reader', name: 'Clara Voss', pin: '700107'})
    .create({_id: 'reader-2', _type: 'reader', name: 'Idris', pin: '0482'})
    .create({_id: 'reader-3', _type: 'reader', name: 'Olwen', pin: '9999', retired: true})
    .commit()
})

/** Runs the command with the test's Lake; ids of changes are replaced. */
async function run(...args: string[]) {
  const lines: string[] = []
  const errors: string[] = []
  const code = await runSwitch([...args, '--lake', url], {
    print: (line) => lines.push(line),
    printError: (line) => errors.push(line),
    environment: {},
  })
  const id = /statusChange\.[0-9a-f]+/.exec(lines[0] ?? '')?.[0] ?? ''
  const shown = lines.map((line) => line.replaceAll(/statusChange\.[0-9a-f]+/g, 'ID'))
  return {code, lines: shown, errors, id}
}

async function fetchRecords(): Promise<unknown> {
  const client = await connect({lake: url, environment: {}})
  return client.fetch('*[_type == "statusChange"] | order(at asc){source, "user": user.name}')
}

describe('npm run switch', () => {
  test('switches a reader until a time in the time zone of the settings, and undoes it', async () => {
    expect(await run('700107', 'available')).toMatchObject({
      code: 0,
      lines: ['✓ Clara Voss (700107)  no status → Available  ID'],
    })
    const until = ['--until', '2099-07-01T15:30']
    const {id, ...switched} = await run('700107', 'on', 'a', 'break', ...until, '--note', 'tea')
    expect(switched).toEqual({
      code: 0,
      lines: [
        '✓ Clara Voss (700107)  Available → On a break until 2099-07-01 15:30 (America/New_York), then Available  ID',
      ],
      errors: [],
    })
    expect(await run('--undo', id)).toMatchObject({
      code: 0,
      lines: ['✓ Clara Voss (700107)  On a break → Available  ID'],
    })
    expect(await fetchRecords()).toEqual(
      Array.from({length: 3}, () => ({source: 'Command line', user: 'Ada'})),
    )
  })

  test('switches all readers who have not retired, and says who had the status already', async () => {
    await run('0482', 'available')
    expect(await run('--all', 'available')).toMatchObject({
      code: 0,
      lines: [
        '✓ Clara Voss (700107)  no status → Available  ID',
        '✓ Idris (0482)  already Available',
      ],
    })
  })

  test.each([
    [['700107', 'lunch'], 'There is no status "lunch". Use one of: Available, On a break.'],
    [['123456', 'available'], 'No published reader has the PIN 123456.'],
    [['9999', 'available'], 'Olwen has retired. Bring the reader back in the Studio first.'],
    [['--undo', 'statusChange.x'], /^There is no record "statusChange.x" of a switch/],
    [['700107', 'available', '--token', 'guess'], /the token has expired, or must not write/],
  ])('explains why %j was not done', async (args, message) => {
    const {code, lines, errors} = await run(...args)
    expect([code, lines, errors.length]).toEqual([1, [], 1])
    expect(errors[0]).toMatch(message)
    expect(await fetchRecords()).toEqual([])
  })

  test('explains an invalid command line', async () => {
    expect(await run('busy')).toMatchObject({
      code: 2,
      errors: ['There is no PIN: begin with one, such as 700107 busy, or pass --all; see --help.'],
    })
  })

  test('explains that no Lake is running', async () => {
    const errors: string[] = []
    const code = await runSwitch(['700107', 'busy', '--lake', 'http://127.0.0.1:1'], {
      print: () => {},
      printError: (line) => errors.push(line),
      environment: {},
    })
    expect([code, errors]).toEqual([
      1,
      [expect.stringMatching(/^No Lake responds at http:\/\/127\.0\.0\.1:1/)],
    ])
  })

  test('shows its help', async () => {
    expect(await run('--help')).toMatchObject({code: 0, lines: [USAGE]})
  })
})
