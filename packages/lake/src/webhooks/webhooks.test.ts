import {spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {text} from 'node:stream/consumers'
import {fileURLToPath} from 'node:url'

import {isValidSignature, SIGNATURE_HEADER_NAME} from '@sanity/webhook'
import {expect, onTestFinished, test} from 'vitest'

import {ROLES} from '../auth/roles.ts'
import {withAccess} from '../testing/people.ts'
import {
  createTemporaryFolder,
  openTemporaryLake,
  type ReceivedResponse,
  type RequestOptions,
  type TemporaryLake,
} from '../testing/temporary-lake.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
const FAST = {webhooks: {firstRetryDelay: 5}}

interface Received {
  readonly method: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A server that keeps what it receives, and responds with the next of some statuses, then with 200. */
async function startReceiver(...statuses: number[]) {
  const received: Received[] = []
  const receiveOne = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request)
    received.push({method: request.method, headers: request.headers, body})
    response.writeHead(statuses.shift() ?? 200).end('thanks')
  }
  const server = createServer((request, response) => {
    void receiveOne(request, response)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const receive = async (count: number): Promise<readonly Received[]> => {
    await expect.poll(() => received.length).toBeGreaterThanOrEqual(count)
    return received
  }
  return {url: `http://127.0.0.1:${port}/hook`, received, receive}
}

function send(
  {request}: TemporaryLake,
  path = '',
  options: RequestOptions = {},
): Promise<ReceivedResponse> {
  return request(`http://localhost:4100/v2021-10-04/hooks/projects/local${path}`, options)
}

async function addWebhook(
  temporary: TemporaryLake,
  body: Readonly<Record<string, unknown>>,
): Promise<string> {
  const response = await send(temporary, '', {body: {name: 'Site', ...body}})
  expect(response).toMatchObject({status: 201})
  return String(Object(response.body).id)
}

test('changes that match are sent once, signed, with the projection and the headers of Sanity', async () => {
  const temporary = openTemporaryLake(FAST)
  const {url, receive, received} = await startReceiver()
  const id = await addWebhook(temporary, {
    url,
    secret: 'open sesame',
    headers: {authorization: 'Bearer of-the-site'},
    rule: {
      on: ['create', 'update', 'delete'],
      filter:
        '_type == "film" && (before() == null || delta::changedAny(title) || after() == null)',
      projection:
        '{_id, title, "was": before().title, "by": director->name, "in": sanity::dataset()}',
    },
  })
  await temporary.mutate(
    {create: {_id: 'ridley', _type: 'person', name: 'Ridley'}},
    {create: {_id: 'alien', _type: 'film', title: 'Alien', director: {_ref: 'ridley'}}},
    {create: {_id: 'drafts.alien', _type: 'film', title: 'Alien draft'}},
  )
  await temporary.mutate({patch: {id: 'alien', set: {year: 1979}}})
  const {body} = await temporary.mutate({patch: {id: 'alien', set: {title: 'Aliens'}}})
  await temporary.mutate({delete: {id: 'alien'}})
  await receive(3)
  const byOperation = new Map(received.map((each) => [each.headers['sanity-operation'], each]))
  const payloads = ['create', 'update', 'delete'].map((operation) =>
    JSON.parse(byOperation.get(operation)?.body ?? ''),
  )
  const film = {_id: 'alien', by: 'Ridley', in: 'production'}
  expect(payloads).toEqual([
    {...film, title: 'Alien', was: null},
    {...film, title: 'Aliens', was: 'Alien'},
    {...film, title: 'Aliens', was: 'Aliens'},
  ])
  const update = byOperation.get('update')
  expect(update).toMatchObject({
    method: 'POST',
    headers: {
      authorization: 'Bearer of-the-site',
      'content-type': 'application/json',
      'idempotency-key': expect.stringMatching(/^[0-9a-f]{64}$/),
      'sanity-dataset': 'production',
      'sanity-document-id': 'alien',
      'sanity-operation': 'update',
      'sanity-project-id': 'local',
      'sanity-transaction-id': Object(body).transactionId,
      'sanity-transaction-time': expect.stringMatching(/^2.*Z$/),
      'sanity-webhook-id': id,
    },
  })
  const signature = String(update?.headers[SIGNATURE_HEADER_NAME])
  expect(await isValidSignature(update?.body ?? '', signature, 'open sesame')).toBe(true)
  expect(await isValidSignature(update?.body ?? '', signature, 'another secret')).toBe(false)
  await expect.poll(async () => logOf(temporary, id)).toEqual(['success', 'success', 'success'])
  expect(received).toHaveLength(3)
})

async function logOf(temporary: TemporaryLake, id: string): Promise<unknown[]> {
  const {body} = await send(temporary, `/${id}/messages`)
  return Array.isArray(body) ? body.map(({status}) => status) : []
}

test('a failed delivery is tried again with the same key and body, and the log has every attempt', async () => {
  const temporary = openTemporaryLake(FAST)
  const {url, receive} = await startReceiver(500, 429)
  const id = await addWebhook(temporary, {url})
  await temporary.mutate({create: {_id: 'alien', _type: 'film'}})
  const attempts = await receive(3)
  expect(new Set(attempts.map(({headers}) => headers['idempotency-key'])).size).toBe(1)
  expect(new Set(attempts.map(({body}) => body)).size).toBe(1)
  await expect.poll(() => logOf(temporary, id)).toEqual(['success'])
  const {body: log} = await send(temporary, `/${id}/attempts`)
  expect(log).toMatchObject([
    {isFailure: false, resultCode: 200, resultBody: 'thanks', hookId: id},
    {isFailure: true, resultCode: 429, failureReason: 'status 429'},
    {isFailure: true, resultCode: 500, failureReason: 'status 500'},
  ])
  const [{id: attempt, messageId}] = JSON.parse(JSON.stringify(log))
  expect((await send(temporary, `/attempts/${attempt}`)).body).toMatchObject({messageId})
})

test('a refusal and too many failures are not tried again', async () => {
  const temporary = openTemporaryLake({webhooks: {firstRetryDelay: 1, maxAttempts: 3}})
  const refusing = await startReceiver(400)
  const failing = await startReceiver(500, 502, 503)
  const ids = [
    await addWebhook(temporary, {url: refusing.url}),
    await addWebhook(temporary, {url: failing.url}),
    await addWebhook(temporary, {url: 'http://127.0.0.1:1/'}),
  ]
  await temporary.mutate({create: {_type: 'film'}})
  await expect
    .poll(() => Promise.all(ids.map((id) => logOf(temporary, id))))
    .toEqual([['failure'], ['failure'], ['failure']])
  const counts = ids.map(
    async (id) => Object((await send(temporary, `/${id}/attempts`)).body).length,
  )
  expect(await Promise.all(counts)).toEqual([1, 3, 3])
})

test('messages survive a stop of the Lake, and transactions after which it crashed are sent at the next start', async () => {
  const data = createTemporaryFolder()
  const {url, receive} = await startReceiver(503)
  const first = openTemporaryLake({data, webhooks: {firstRetryDelay: 1000}})
  const id = await addWebhook(first, {url, rule: {projection: '_id'}})
  await first.mutate({create: {_id: 'alien', _type: 'film'}})
  await receive(1)
  const {body: metrics} = await first.request('http://localhost:4100/metrics')
  expect(metrics).toContain('\nlake_webhook_messages_waiting{dataset="production"} 1\n')
  await first.lake.close()
  const second = openTemporaryLake({data, now: () => new Date(Date.now() + 60_000), ...FAST})
  expect((await receive(2)).map(({body}) => body)).toEqual(['"alien"', '"alien"'])
  await expect.poll(() => logOf(second, id)).toEqual(['success'])
  await second.mutate({create: {_id: 'heat', _type: 'film'}})
  await receive(3)
  await second.lake.close()

  // As after a crash directly after the last transaction.
  const database = new DatabaseSync(join(data, 'production', 'lake.sqlite'))
  database.exec("DELETE FROM webhook_messages WHERE document = 'heat'")
  database.exec('UPDATE webhook_progress SET sequence = sequence - 1')
  database.close()
  const third = openTemporaryLake({data, ...FAST})
  const received = await receive(4)
  expect(received.map(({body}) => body)).toEqual(['"alien"', '"alien"', '"heat"', '"heat"'])
  expect(received[3]?.headers['idempotency-key']).toBe(received[2]?.headers['idempotency-key'])
  await expect.poll(() => logOf(third, id)).toEqual(['success', 'success'])
})

test('a webhook is listed, changed, disabled and removed by administrators only, and its secret is never shown', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data, ...FAST})
  const {url, receive, received} = await startReceiver()
  const id = await addWebhook(temporary, {url, secret: 'open sesame', description: 'Rebuilds'})
  expect((await send(temporary)).body).toEqual([
    {
      type: 'document',
      id,
      name: 'Site',
      description: 'Rebuilds',
      url,
      httpMethod: 'POST',
      headers: {},
      includeDrafts: false,
      isDisabled: false,
      isDisabledByUser: false,
      rule: {on: ['create', 'update', 'delete'], filter: '', projection: ''},
      projectId: 'local',
      dataset: 'production',
      apiVersion: 'v2021-03-25',
      hasSecret: true,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
      createdByUserId: 'token-1',
      deletedAt: null,
    },
  ])
  const change = (body: unknown) => send(temporary, `/${id}`, {method: 'PATCH', body})
  expect((await change({isDisabledByUser: true})).body).toMatchObject({
    isDisabledByUser: true,
    description: 'Rebuilds',
    hasSecret: true,
  })
  await temporary.mutate({create: {_id: 'unsent', _type: 'film'}})
  await change({isDisabledByUser: false, includeDrafts: true})
  await temporary.mutate({create: {_id: 'drafts.sent', _type: 'film'}})
  expect((await receive(1)).map(({body}) => JSON.parse(body)._id)).toEqual(['drafts.sent'])
  const {secret: token} = await withAccess(data, ({tokens}) => tokens.add('Bea', ROLES.editor))
  expect((await send(temporary, '', {token})).status).toBe(403)
  expect((await send(temporary, '', {token: null})).status).toBe(401)
  expect((await send(temporary, `/${id}`, {method: 'DELETE'})).body).toEqual({id, deleted: true})
  expect((await send(temporary, `/${id}`)).status).toBe(404)
  await temporary.mutate({create: {_type: 'film'}})
  expect((await send(temporary)).body).toEqual([])
  expect(received).toHaveLength(1)
})

test('an invalid webhook is refused with the field and what is valid', async () => {
  const temporary = openTemporaryLake()
  const url = 'https://site.example/hook'
  for (const [body, message] of [
    [{url}, '"name" of the webhook is not valid: expected a name'],
    [{name: 'A', url: 'ftp://site.example'}, '"url" of the webhook is not valid'],
    [{name: 'A', url: 'https://a:b@site.example'}, '"url" of the webhook is not valid'],
    [{name: 'A', url, httpMethod: 'GET'}, 'expected one of POST, PUT, PATCH, DELETE'],
    [{name: 'A', url, headers: {'sanity-operation': 'x'}}, '"headers" of the webhook is not valid'],
    [{name: 'A', url, headers: {'x-a': 'b\r\nc: d'}}, '"headers" of the webhook is not valid'],
    [{name: 'A', url, rule: {on: ['publish']}}, '"rule.on" of the webhook is not valid'],
    [{name: 'A', url, rule: {filter: '_type =='}}, 'The filter of the webhook is not valid GROQ'],
    [
      {name: 'A', url, rule: {projection: '{"n": count(*)}'}},
      'projection of the webhook cannot contain "*"',
    ],
    [
      {name: 'A', url, dataset: 'staging'},
      '"dataset" of the webhook must be one of production, not "staging": add a webhook for each',
    ],
  ] as const) {
    const response = await send(temporary, '', {body})
    expect(response.status).toBe(400)
    expect(JSON.stringify(response.body)).toContain(JSON.stringify(message).slice(1, -1))
  }
})

test('the command adds and removes webhooks while the Lake runs, and shows their deliveries', async () => {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data, ...FAST})
  const {url, receive} = await startReceiver()
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [CLI, 'webhook', ...args, '--data', data], {encoding: 'utf8'})
  const added = run(
    'add',
    '--name',
    'Site',
    '--url',
    url,
    '--filter',
    '_type == "film"',
    '--on',
    'create',
  )
  expect(added.stderr).toMatch(
    /^Added the webhook w[0-9a-f]{12}, Site\. Its secret is shown only now:/,
  )
  const [id = ''] = /w[0-9a-f]{12}/.exec(added.stderr) ?? []
  await temporary.mutate({create: {_id: 'alien', _type: 'film'}}, {create: {_type: 'person'}})
  const [received] = await receive(1)
  const signature = String(received?.headers[SIGNATURE_HEADER_NAME])
  expect(await isValidSignature(received?.body ?? '', signature, added.stdout.trim())).toBe(true)
  await expect.poll(() => logOf(temporary, id)).toEqual(['success'])
  expect(run('log', id).stdout).toMatch(/^2\S+Z {2}success {2}1 attempt {2}create {2}alien {2}\n$/)
  expect(run('remove', id).stdout).toBe(`Removed the webhook ${id}\n`)
  expect((await send(temporary)).body).toEqual([])
})

test('erased documents leave no messages', async () => {
  const temporary = openTemporaryLake(FAST)
  const {url, receive} = await startReceiver()
  const id = await addWebhook(temporary, {url, rule: {on: ['create']}})
  await temporary.mutate(
    {create: {_id: 'alien', _type: 'film'}},
    {create: {_id: 'heat', _type: 'film'}},
  )
  await receive(2)
  await temporary.lake.erase('alien')
  const {body} = await send(temporary, `/${id}/messages`)
  expect(body).toMatchObject([{documentId: 'heat'}])
})
