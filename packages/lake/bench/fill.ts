import {execFile} from 'node:child_process'
import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

import type {Films} from './films.ts'
import {HttpConnection} from './http-connection.ts'
import {createMutateRequest} from './requests.ts'
import {startLake} from './servers.ts'

/** Films of one transaction. */
const BATCH_SIZE = 100
const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

/** Fills a folder with films, unless it was filled before; returns the token of an editor. */
export async function fillFolder(
  folder: string,
  films: Films,
  log: (text: string) => void,
): Promise<string> {
  const marker = join(folder, 'filled.txt')
  if (existsSync(marker)) {
    return readFileSync(marker, 'utf8')
  }
  rmSync(folder, {recursive: true, force: true})
  const parameters = ['token', 'add', '--data', folder, '--label', 'Bench', '--role', 'editor']
  const {stdout} = await promisify(execFile)(process.execPath, [CLI, ...parameters])
  const token = /lake-[\w-]+/.exec(stdout)?.[0] ?? ''
  const server = await startLake(folder)
  const connection = new HttpConnection(server.port)
  try {
    const start = performance.now()
    const documents = createDocuments(films)
    let created = 0
    for (let batch = takeBatch(documents); batch.length > 0; batch = takeBatch(documents)) {
      const mutations = batch.map((document) => ({create: document}))
      const {status, body} = await connection.send(createMutateRequest(token, {mutations}))
      if (status !== 200) {
        throw new Error(`The Lake refused a film: ${status} ${body.toString('utf8', 0, 500)}`)
      }
      created += batch.length
      if (created % 10_000 < BATCH_SIZE) {
        log(`${created} documents after ${Math.round((performance.now() - start) / 1000)} s`)
      }
    }
  } finally {
    connection.close()
    await server.stop()
  }
  writeFileSync(marker, token)
  return token
}

function* createDocuments(films: Films): Generator<Record<string, unknown>> {
  yield* films.people()
  for (let film = 0; film < films.count; film++) {
    yield films.create(film)
  }
}

function takeBatch(documents: Iterator<Record<string, unknown>>): Record<string, unknown>[] {
  const batch: Record<string, unknown>[] = []
  while (batch.length < BATCH_SIZE) {
    const {done, value} = documents.next()
    if (done === true) {
      break
    }
    batch.push(value)
  }
  return batch
}
