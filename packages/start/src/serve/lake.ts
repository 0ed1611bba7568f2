import {randomBytes} from 'node:crypto'

import {API_VERSION} from '@reader-article/content'
import {createLake, ServeError, serveLake} from '@reader-article/lake'
import {createClient, type SanityClient} from '@sanity/client'

import type {LakeAccess} from '../options.ts'
import type {Listening, Place} from './listen.ts'
import {PortTakenError} from './listen.ts'

/** Where the content is: the Lake of this machine. */
export interface LakeBackend extends Listening {
  /** May write. */
  readonly client: SanityClient
}

/**
 * Opens the Lake on a folder and serves it.
 *
 * @throws PortTakenError
 * @throws LakeOptionError where the token is too short.
 */
export async function startLake(
  data: string,
  place: Place,
  access?: LakeAccess,
): Promise<LakeBackend> {
  const token = randomBytes(32).toString('hex')
  const tokens = access?.token ? [token, access.token] : [token]
  const lake = createLake({data, tokens, password: access?.password})
  const served = await serveLake(lake, {port: place.port}).catch(async (error: unknown) => {
    await lake.close()
    const taken = error instanceof ServeError && error.code === 'port-taken'
    throw taken ? new PortTakenError(place) : error
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
