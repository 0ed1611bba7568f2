// Takes over 10 s: each step runs the command in a process of its own.
import {spawn} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {text} from 'node:stream/consumers'
import {fileURLToPath} from 'node:url'

import {expect, test} from 'vitest'

import {ORIGIN, send, signIn} from '../testing/people.ts'
import {createTemporaryFolder, openTemporaryLake} from '../testing/temporary-lake.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
const PASSWORD = 'correct horse battery'

interface Outcome {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** Runs the command with a text as its standard input. */
async function run(args: readonly string[], input = ''): Promise<Outcome> {
  const child = spawn(process.execPath, [CLI, ...args])
  child.stdin.end(input)
  const [output, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ])
  return {code, output: output.trim(), errors: errors.trim()}
}

test('people are added, listed, changed and removed while the Lake runs', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data})
  const inData = (...args: string[]): string[] => ['user', ...args, '--data', data]
  const ann = ['--name', 'Ann Archer', '--email', 'Ann@example.org', '--role', 'administrator']
  expect(await run(inData('add', ...ann), `${PASSWORD}\n`)).toEqual({
    code: 0,
    output: 'Added Ann Archer, ann@example.org, as administrator',
    errors: '',
  })
  const picture = join(data, 'bea.png')
  const png = Buffer.from('89504e470d0a1a0a', 'hex')
  writeFileSync(picture, png)
  const bea = ['--name', 'Bea', '--email', 'bea@example.org', '--role', 'viewer']
  const added = await run(inData('add', ...bea, '--no-password', '--picture', picture))
  expect(added).toMatchObject({code: 0, errors: ''})

  const token = await signIn(temporary, {email: 'ann@example.org', password: PASSWORD})
  expect((await send(temporary, '/users/me', {token})).body).toMatchObject({name: 'Ann Archer'})
  const listed = await run(inData('list'))
  expect(listed.output.split('\n').map((line) => line.replace(/^p[0-9a-f]{12} +/, ''))).toEqual([
    'ann@example.org  administrator  password     Ann Archer',
    'bea@example.org  viewer         no password  Bea',
  ])
  const beaId = /^(\S+) +bea@/m.exec(listed.output)?.[1] ?? ''
  expect((await temporary.request(`/users/${beaId}`)).body).toEqual({
    id: beaId,
    sanityUserId: beaId,
    displayName: 'Bea',
    imageUrl: `data:image/png;base64,${png.toString('base64')}`,
  })

  expect(await run(inData('role', 'bea@example.org', 'editor'))).toMatchObject({code: 0})
  expect(await run(inData('password', 'ann@example.org'), 'another password')).toEqual({
    code: 0,
    output: 'ann@example.org has a new password; all sessions of this person have ended',
    errors: '',
  })
  expect((await send(temporary, '/users/me', {token})).body).toEqual({})
  expect(await run(inData('remove', 'ann@example.org'))).toEqual({
    code: 1,
    output: '',
    errors: 'Ann Archer is the only administrator: make somebody else an administrator first',
  })
  expect(await run(inData('remove', 'bea@example.org'))).toMatchObject({code: 0})
  expect((await run(inData('list'))).output.split('\n')).toHaveLength(1)
})

test('tokens are added, listed and removed while the Lake runs; only their hashes are stored', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data})
  const inData = (...args: string[]): string[] => ['token', ...args, '--data', data]
  const added = await run(
    inData(
      'add',
      '--label',
      'Telephone',
      '--types',
      'light,log',
      '--fields',
      'light:colour,since',
      '--permissions',
      'create,update,publish',
    ),
  )
  expect(added).toEqual({
    code: 0,
    output: expect.stringMatching(/^lake-[\w-]{43}$/),
    errors: expect.stringMatching(/^Added the token t[0-9a-f]{12}, Telephone\. /),
  })
  const mutate = async (token: string, mutation: unknown): Promise<number> => {
    const body = {mutations: [mutation]}
    return (await temporary.request('/data/mutate/production', {token, body})).status
  }
  const {output: secret} = added
  expect(await mutate(secret, {create: {_id: 'a', _type: 'light', colour: 'red'}})).toBe(200)
  expect(await mutate(secret, {create: {_id: 'b', _type: 'light', place: 'hall'}})).toBe(403)
  expect(await mutate(secret, {create: {_id: 'c', _type: 'page'}})).toBe(403)
  const history = '/data/history/production/transactions/a?excludeMutations=true'
  const {body: transaction} = await temporary.request(history)
  const tokenId = /token (\S+),/.exec(added.errors)?.[1] ?? ''
  expect(JSON.parse(String(transaction))).toMatchObject({author: tokenId})
  expect((await temporary.request(`/users/${tokenId}`)).body).toMatchObject({
    displayName: 'Telephone',
  })

  const editor = await run(inData('add', '--label', 'Import', '--role', 'editor'))
  expect(await mutate(editor.output, {create: {_id: 'd', _type: 'page'}})).toBe(200)
  const listed = await run(inData('list'))
  expect(listed.output.split('\n').map((line) => line.split(/ {2,}/).slice(1))).toEqual([
    [
      'Telephone',
      expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      'custom (create, update, publish: light, only the fields colour, since; create, update, publish: log)',
    ],
    ['Import', expect.stringMatching(/^\d/), 'editor (Reads, writes and publishes all documents)'],
  ])
  expect(listed.output).not.toContain(secret)

  expect(await run(inData('remove', tokenId))).toMatchObject({code: 0})
  expect(await mutate(secret, {create: {_id: 'e', _type: 'light'}})).toBe(401)
  expect(await run(inData('remove', tokenId))).toEqual({
    code: 1,
    output: '',
    errors: `There is no token with the id ${tokenId}: "lake token list" shows all tokens`,
  })
})

test('allowed origins are listed, added and removed while the Lake runs', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data})
  const inData = (...args: string[]): string[] => ['cors', ...args, '--data', data]
  const mayRead = async (origin: string): Promise<boolean> => {
    const {headers} = await temporary.lake.fetch(
      new Request('http://lake.test/v1/data/query/production?query=1', {headers: {origin}}),
    )
    return headers.has('access-control-allow-origin')
  }
  const day = new Date().toISOString().slice(0, 10)
  expect(await mayRead('https://partner.example')).toBe(true)
  expect(await run(inData('remove', '*'))).toEqual({code: 0, output: 'Removed *', errors: ''})
  expect(await mayRead('https://partner.example')).toBe(false)
  expect(await run(inData('add', 'https://Partner.example/'))).toEqual({
    code: 0,
    output: 'Allowed https://partner.example',
    errors: '',
  })
  await run(inData('add', 'https://*.desk.example', '--credentials'))
  expect(await mayRead('https://partner.example')).toBe(true)
  const {output} = await run(inData('list'))
  expect(output.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' '))).toEqual([
    `https://partner.example ${day}`,
    `https://*.desk.example ${day} with credentials`,
  ])
  expect(await run(inData('remove', 'https://partner.example'))).toMatchObject({code: 0})
  expect(await mayRead('https://partner.example')).toBe(false)
  expect(await run(inData('remove', 'https://partner.example'))).toEqual({
    code: 2,
    output: '',
    errors:
      'https://partner.example is not in the list of allowed origins: "lake cors list" shows it',
  })
})

test('invalid arguments lead to one sentence that says what is valid', async () => {
  const data = createTemporaryFolder()
  const ann = ['--name', 'Ann', '--email', 'ann@example.org', '--role', 'administrator']
  const cases: [args: string[], input: string, message: string][] = [
    [['user', 'add', ...ann], PASSWORD, 'The folder for the data is missing: add --data DIR'],
    [['user', 'add', ...ann, '--data', data], '', 'The password is missing: type it'],
    [
      ['user', 'add', ...ann, '--data', data],
      'short',
      'A password needs 10 to 256 characters, not 5',
    ],
    [['user', 'add', ...ann, '--password', 'x'], '', "Unknown option '--password'"],
    [
      ['user', 'add', '--name', 'Ann', '--data', data],
      '',
      'A new person needs --name, --email and',
    ],
    [
      ['user', 'add', ...ann.with(5, 'owner'), '--data', data],
      '',
      '"owner" is not a role: use one',
    ],
    [['user', 'add', ...ann.with(3, 'ann'), '--data', data], PASSWORD, '"ann" is not an e-mail'],
    [
      ['user', 'add', ...ann, '--picture', CLI, '--data', data],
      '',
      'must be a PNG, JPEG or WebP file',
    ],
    [['user', 'list', '--data', data], '', `There is no dataset in ${data}/production`],
    [['user', 'dance', '--data', data], '', 'Unknown command "dance"'],
    [['cors', 'add', '--data', data], '', 'Unexpected or missing arguments'],
    [['cors', 'list', '--data', data], '', `There is no dataset in ${data}/production`],
    [
      ['cors', 'remove', 'partner.example', '--data', data],
      '',
      '"origin" must be an origin without a path',
    ],
    [['token', 'add', '--role', 'editor', '--data', data], '', 'A token needs a --label'],
  ]
  for (const [args, input, message] of cases) {
    const {code, output, errors} = await run(args, input)
    expect([args, code === 0, output, errors.includes(message) ? message : errors]).toEqual([
      args,
      false,
      '',
      message,
    ])
  }
})

test('on an address that other machines reach, the Lake starts only if an administrator has a password', async () => {
  const data = createTemporaryFolder()
  const serve = ['--data', data, '--port', '0', '--hostname', '0.0.0.0']
  const add = ['user', 'add', '--data', data, '--name', 'Ann', '--email', 'ann@example.org']
  const refused = {
    code: 1,
    output: '',
    errors: expect.stringContaining(
      `no administrator has a password: run "lake user add --data DIR --role administrator --name 'Your Name' --email you@example.org" first`,
    ),
  }
  expect(await run(serve)).toEqual(refused)
  await run([...add, '--role', 'administrator', '--no-password'])
  expect(await run(serve)).toEqual(refused)
  await run(['user', 'password', 'ann@example.org', '--data', data], PASSWORD)
  const child = spawn(process.execPath, [CLI, ...serve])
  try {
    const [chunk] = await new Promise<unknown[]>((resolve) =>
      child.stdout.once('data', (...received) => resolve(received)),
    )
    const port = /:(\d+)\n/.exec(String(chunk))?.[1] ?? ''
    const form = await fetch(`http://127.0.0.1:${port}/v1/auth/local?origin=${ORIGIN}`)
    expect(await form.text()).toContain('type="password"')
  } finally {
    child.kill('SIGTERM')
  }
})
