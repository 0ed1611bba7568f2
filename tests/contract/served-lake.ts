import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {createLake, serveLake} from '@reader-article/lake'
import {openTestLake} from '@reader-article/lake/testing'
import {createClient, type SanityClient} from '@sanity/client'

import {waitFor} from './wait-for.ts'

/** A Lake on its own port with an empty dataset, and official clients of this Lake. */
export interface ServedLake {
  readonly url: string
  readonly token: string
  /** A client that has logged in. */
  readonly editor: SanityClient
  /** A client that has not logged in. */
  readonly anonymous: SanityClient
  close(): Promise<void>
}

/** A Lake whose data is in a folder. */
export interface StoredLake extends ServedLake {
  /** The folder of the Lake's data. */
  readonly data: string
  /** Stops the server, runs the given function, and serves the same data at the same URL again. */
  restart(whileDown?: () => Promise<void>): Promise<void>
}

const ORIGIN = 'http://localhost:3333'
const FIRST_PERSON = {name: 'Ada', email: 'ada@example.org'}

/** Serves a Lake in memory. */
export async function serveEmptyLake(): Promise<ServedLake> {
  const lake = openTestLake({firstPerson: FIRST_PERSON})
  const url = await lake.serve()
  return {...(await connect(url)), close: lake.close}
}

/** Serves a Lake with a new data directory, which is deleted when the Lake is closed. */
export async function serveStoredLake(): Promise<StoredLake> {
  const data = await mkdtemp(join(tmpdir(), 'lake-contract-'))
  let lake = createLake({data, firstPerson: FIRST_PERSON})
  let server = await serveLake(lake, {port: 0})
  const {url, port} = server

  const stop = async (): Promise<void> => {
    await server.close()
    await lake.close()
  }

  return {
    ...(await connect(url)),
    data,
    async restart(whileDown) {
      await stop()
      await whileDown?.()
      lake = createLake({data, firstPerson: FIRST_PERSON})
      server = await serveLake(lake, {port})
      // The first request may still use a connection that the old server has closed.
      await waitFor(() => fetch(url))
    },
    async close() {
      await stop()
      await rm(data, {recursive: true, force: true})
    },
  }
}

async function connect(url: string): Promise<Omit<ServedLake, 'close'>> {
  const token = await logIn(url)
  const settings = {
    projectId: 'local',
    dataset: 'production',
    apiHost: url,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2026-09-01',
  }
  return {
    url,
    token,
    editor: createClient({...settings, token}),
    anonymous: createClient(settings),
  }
}

/**
 * Logs in as the Studio does: a provider redirects to the Studio with an id, for which the Studio fetches a token.
 *
 * @param fields - The fields of the provider's form; without fields, the first administrator logs in.
 */
export async function logIn(url: string, fields: Record<string, string> = {}): Promise<string> {
  const redirect = await fetch(`${url}/v1/auth/local?origin=${encodeURIComponent(ORIGIN)}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
  const location = new URL(redirect.headers.get('location') ?? 'about:blank')
  const session = location.hash.replace('#sid=', '')
  const response = await fetch(`${url}/v1/auth/fetch?sid=${session}`)
  const body: {token?: unknown} = JSON.parse(await response.text())
  if (typeof body.token !== 'string') {
    throw new Error(`The login returned no token for ${location.href}.`)
  }
  return body.token
}
