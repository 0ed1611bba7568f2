import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {createLake, serveLake} from '@reader-article/lake'
import {createClient, type SanityClient} from '@sanity/client'

import {waitFor} from './wait-for.ts'

/** A Lake on its own port with an empty dataset, and official clients of this Lake. */
export interface ServedLake {
  readonly url: string
  readonly token: string
  /** The folder of the Lake's data. */
  readonly data: string
  /** A client that has logged in. */
  readonly editor: SanityClient
  /** A client that has not logged in. */
  readonly anonymous: SanityClient
  /** Stops the server, runs the given function, and serves the same data at the same URL again. */
  restart(whileDown?: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

const ORIGIN = 'http://localhost:3333'

/** Serves a Lake with a new data directory, which is deleted when the Lake is closed. */
export async function serveEmptyLake(): Promise<ServedLake> {
  const data = await mkdtemp(join(tmpdir(), 'lake-contract-'))
  const firstPerson = {name: 'Ada', email: 'ada@example.org'}
  let lake = createLake({data, firstPerson})
  let server = await serveLake(lake, {port: 0})
  const {url, port} = server
  const token = await logIn(url)
  const settings = {
    projectId: 'local',
    dataset: 'production',
    apiHost: url,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2026-09-01',
  }

  const stop = async (): Promise<void> => {
    await server.close()
    await lake.close()
  }

  return {
    url,
    token,
    data,
    editor: createClient({...settings, token}),
    anonymous: createClient(settings),
    async restart(whileDown) {
      await stop()
      await whileDown?.()
      lake = createLake({data, firstPerson})
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
