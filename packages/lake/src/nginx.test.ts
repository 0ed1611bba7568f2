import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {request as sendRequest, type IncomingMessage} from 'node:http'
import {join} from 'node:path'
import {text} from 'node:stream/consumers'
import {fileURLToPath} from 'node:url'

import {expect, onTestFinished, test} from 'vitest'
import {WebSocket} from 'ws'

import {serveLake} from './serve.ts'
import {findNginx} from './testing/find-nginx.ts'
import {createTemporaryFolder, openTemporaryLake, TOKEN} from './testing/temporary-lake.ts'

const SITE = readFileSync(fileURLToPath(new URL('../deploy/nginx.conf', import.meta.url)), 'utf8')
const PROGRAM = await findNginx()

/** Starts nginx with the site of the package in front of a Lake; returns the path of its socket. */
async function startNginx(program: string, port: number): Promise<string> {
  const folder = createTemporaryFolder()
  const socket = join(folder, 'nginx.sock')
  const site = SITE.replace('127.0.0.1:4100', `127.0.0.1:${port}`)
    .replace('listen 443 ssl;', `listen unix:${socket};`)
    .replaceAll(/ +ssl_certificate.*\n/g, '')
  writeFileSync(join(folder, 'site.conf'), site)
  const temporaryPaths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''}
    daemon off; pid ${folder}/pid; error_log stderr;
    events {}
    http { access_log off; ${temporaryPaths.join(' ')} include ${folder}/site.conf; }`,
  )
  const nginx = spawn(program, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  onTestFinished(async () => {
    const exited = once(nginx, 'exit')
    if (nginx.kill('SIGTERM')) {
      await exited
    }
  })
  await expect.poll(() => existsSync(socket)).toBe(true)
  return socket
}

function send(
  socketPath: string,
  path: string,
  options: {method?: string; headers?: Record<string, string>; body?: string | Uint8Array} = {},
): Promise<IncomingMessage> {
  const {method = 'GET', headers = {}, body} = options
  return new Promise((resolve, reject) => {
    sendRequest({socketPath, path, method, headers: {host: 'lake.example', ...headers}}, resolve)
      .on('error', reject)
      .end(body)
  })
}

test.skipIf(PROGRAM === undefined)(
  'nginx with the configuration of the package passes on streams, sockets, uploads and addresses (needs nginx)',
  async () => {
    const {lake, mutate} = openTemporaryLake({
      publicUrl: 'https://lake.example',
      firstPerson: {name: 'Ada', email: 'ada@example.org'},
    })
    const served = await serveLake(lake, {port: 0, trustProxy: true})
    onTestFinished(() => served.close())
    const socket = await startNginx(PROGRAM ?? '', served.port)
    const authorization = `Bearer ${TOKEN}`

    // An event arrives while the stream is open, and small as it is.
    const stream = await send(socket, '/v2026-09-01/data/listen/production?query=*', {
      headers: {authorization},
    })
    onTestFinished(() => void stream.destroy())
    let streamed = ''
    stream.on('data', (chunk: Buffer) => (streamed += chunk.toString()))
    await expect.poll(() => streamed).toContain('event: welcome')
    await mutate({create: {_id: 'alien', _type: 'film'}})
    await expect.poll(() => streamed).toContain('event: mutation')

    const uploaded = await send(socket, '/v1/assets/files/production?filename=a.bin', {
      method: 'POST',
      headers: {authorization},
      body: Buffer.alloc(3_000_000, 7),
    })
    const {document}: {document: {url: string; path: string}} = JSON.parse(await text(uploaded))
    expect(document.url).toBe(`https://lake.example/${document.path}`)
    const downloaded = await send(socket, `/${document.path}`)
    expect((await text(downloaded)).length).toBe(3_000_000)

    const longQuery = encodeURIComponent(
      `*[_id == "alien" && "${'x'.repeat(20_000)}" != _type]._id`,
    )
    const result = await send(socket, `/v1/data/query/production?query=${longQuery}`)
    expect(JSON.parse(await text(result))).toMatchObject({result: ['alien']})

    // Whoever comes through nginx is not at this machine, whatever they claim.
    const fields = {method: 'POST', headers: {host: 'localhost', 'x-forwarded-for': '127.0.0.1'}}
    expect(
      (await send(socket, '/v1/auth/local?origin=http://localhost:3333', fields)).statusCode,
    ).toBe(403)
    expect((await send(socket, '/metrics')).statusCode).toBe(404)
    expect((await send(socket, '/readyz')).statusCode).toBe(200)

    const presence = new WebSocket(`ws+unix:${socket}:/v2022-06-30/socket/production`)
    onTestFinished(() => presence.terminate())
    await once(presence, 'open')
  },
)
