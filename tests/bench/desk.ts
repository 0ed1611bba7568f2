import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {createLake} from '@reader-article/lake'

import {documents} from './fixture/documents.ts'
import type {Body} from './serve.ts'

/** A Lake that holds the fixture. */
export interface Desk {
  /** Answers a GET as anybody may ask it. */
  readonly answer: (path: string) => Promise<Body | undefined>
  close(): Promise<void>
}

/** Opens a Lake of its own on a new folder, and fills it. */
export async function openDesk(): Promise<Desk> {
  const data = await mkdtemp(join(tmpdir(), 'bench-desk-'))
  const token = 'token-of-the-benchmark'
  const lake = createLake({data, tokens: [token]})
  const filled = await lake.fetch(
    new Request('http://localhost/v2026-09-01/data/mutate/production', {
      method: 'POST',
      headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'},
      body: JSON.stringify({mutations: documents().map((create) => ({create}))}),
    }),
  )
  if (!filled.ok) {
    throw new Error(`The desk takes no documents: ${await filled.text()}`)
  }
  return {
    async answer(path) {
      const response = await lake.fetch(new Request(new URL(path, 'http://localhost')))
      if (response.status === 404) {
        return undefined
      }
      const bytes = Buffer.from(await response.arrayBuffer())
      if (!response.ok) {
        throw new Error(`${path}: ${response.status} ${bytes.toString()}`)
      }
      return {type: response.headers.get('content-type') ?? 'application/json', bytes}
    },
    async close() {
      await lake.close()
      await rm(data, {recursive: true, force: true})
    },
  }
}
