import {randomBytes} from 'node:crypto'

import {API_VERSION} from '@reader-article/content'
import {createLake, describeLocalUser, ServeError, serveLake} from '@reader-article/lake'
import {createClient, type SanityClient} from '@sanity/client'

import type {Endpoint, RunningServer} from './listen.ts'
import {PortTakenError} from './listen.ts'

/** A Lake that runs on this machine. */
export interface RunningLake extends RunningServer {
  /** Has write access. */
  readonly client: SanityClient
}

/**
 * Opens the Lake whose data is in a folder, with a first administrator, and serves it.
 *
 * @param extraToken - A token with all permissions.
 * @throws PortTakenError
 * @throws LakeOptionError if the token is too short.
 */
export async function startLake(
  data: string,
  endpoint: Endpoint,
  extraToken?: string,
): Promise<RunningLake> {
  const token = randomBytes(32).toString('hex')
  const tokens = extraToken === undefined ? [token] : [token, extraToken]
  const lake = createLake({data, tokens, firstPerson: describeLocalUser()})
  const served = await serveLake(lake, {port: endpoint.port}).catch(async (error: unknown) => {
    await lake.close()
    const isPortTaken = error instanceof ServeError && error.code === 'port-taken'
    throw isPortTaken ? new PortTakenError(endpoint) : error
  })
  const client = createClient({
    projectId: lake.projectId,
    dataset: lake.dataset,
    apiHost: served.url,
    useProjectHostname: false,
    apiVersion: API_VERSION,
    useCdn: false,
    token,
  })
  return {
    url: served.url,
    client,
    close: async () => {
      await served.close()
      await lake.close()
    },
  }
}
