import {API_VERSION} from '@reader-article/content'
import {createClient, type SanityClient} from '@sanity/client'

import {isRecord, textField} from '../plan/stored-document.ts'

/** The default address of the Lake. */
export const DEFAULT_LAKE = 'http://localhost:4100'

// What Sanity allows.
const PROJECT_ID = /^[a-z0-9][-a-z0-9]*$/u
const DATASET = /^~?[a-z0-9][-\w]{0,63}$/u

/** Selects the dataset that a command uses, and the access to it. */
export interface ConnectOptions {
  /** The address of a Lake; without it, hosted Sanity if the environment has a project id, else the default Lake. */
  lake?: string | undefined
  token?: string | undefined
  environment: Readonly<Record<string, string | undefined>>
}

/** The dataset cannot be used; the message says what to do. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError'
  readonly code: 'address' | 'unreachable' | 'password' | 'token'

  constructor(code: ConnectError['code'], message: string) {
    super(message)
    this.code = code
  }
}

/**
 * Creates a client with write access: for hosted Sanity from SANITY_STUDIO_PROJECT_ID, SANITY_STUDIO_DATASET and
 * SANITY_AUTH_TOKEN, else for a Lake, logged in as its first administrator if there is no token.
 *
 * Rejects with a ConnectError.
 */
export async function connect({lake, token, environment}: ConnectOptions): Promise<SanityClient> {
  const dataset = environment['SANITY_STUDIO_DATASET'] || 'production'
  const projectId = environment['SANITY_STUDIO_PROJECT_ID']
  checkSetting('SANITY_STUDIO_DATASET', dataset, DATASET, 'production')
  const common = {dataset, apiVersion: API_VERSION, useCdn: false, perspective: 'raw'} as const
  if (lake === undefined && projectId) {
    checkSetting('SANITY_STUDIO_PROJECT_ID', projectId, PROJECT_ID, 'a1b2c3d4')
    const hostedToken = token ?? environment['SANITY_AUTH_TOKEN']
    if (!hostedToken) {
      throw new ConnectError(
        'token',
        `Writing to the Sanity project ${projectId} needs a token: set SANITY_AUTH_TOKEN or pass --token.`,
      )
    }
    return createClient({...common, projectId, token: hostedToken})
  }
  const origin = readLakeOrigin(lake ?? DEFAULT_LAKE)
  if (token !== undefined) {
    // The client would retry for seconds before it reports that no Lake responds.
    await request(`${origin}/v1/ping`, origin)
  }
  return createClient({
    ...common,
    projectId: 'local',
    apiHost: origin,
    useProjectHostname: false,
    token: token ?? (await signIn(origin)),
  })
}

function checkSetting(name: string, value: string, pattern: RegExp, example: string): void {
  if (!pattern.test(value)) {
    throw new ConnectError(
      'address',
      `${name} is “${value}”, which Sanity does not allow: write it like ${name}=${example}.`,
    )
  }
}

/** Explains in one sentence an error of the dataset that does not concern a single document. */
export function explainFailure(
  error: unknown,
  {lake, environment}: Pick<ConnectOptions, 'lake' | 'environment'>,
): string {
  if (error instanceof ConnectError) {
    return error.message
  }
  const status = isRecord(error) ? error['statusCode'] : undefined
  if (status === 401 || status === 403) {
    return 'The token has no write access: pass another one with --token.'
  }
  if (typeof status === 'number') {
    return `The import stopped: the dataset responded with the status ${status}. Import again later.`
  }
  const message = error instanceof Error ? error.message : ''
  const isHosted = lake === undefined && Boolean(environment['SANITY_STUDIO_PROJECT_ID'])
  if (/fetch failed|ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|connect|socket|network/iu.test(message)) {
    return isHosted
      ? 'The import stopped: Sanity does not respond. Check the connection, and import again.'
      : unreachableMessage(lake ?? DEFAULT_LAKE)
  }
  return 'The import stopped because of a mistake in the importer. Report it with the document.'
}

function readLakeOrigin(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || !/^https?:$/u.test(url.protocol)) {
    throw new ConnectError(
      'address',
      `“${address}” is not the address of a Lake: write it like --lake ${DEFAULT_LAKE}.`,
    )
  }
  return url.origin
}

async function signIn(lake: string): Promise<string> {
  const url = `${lake}/v1/auth/local?origin=${encodeURIComponent(lake)}`
  const response = await request(url, lake, 'POST')
  const location = response.headers.get('location') ?? ''
  const sid = new URLSearchParams(location.split('#')[1] ?? '').get('sid')
  if (response.status === 401) {
    throw new ConnectError(
      'password',
      `The Lake at ${lake} requires a password: create a token with “lake token add --label Import --role editor --data DIR”, and pass it with --token.`,
    )
  }
  if (sid === null) {
    throw new ConnectError(
      'token',
      `The Lake at ${lake} requires a token (status ${response.status}): pass one with --token.`,
    )
  }
  const session = await request(`${lake}/v1/auth/fetch?sid=${encodeURIComponent(sid)}`, lake)
  const body: unknown = session.ok ? await session.json() : undefined
  const token = isRecord(body) ? textField(body, 'token') : undefined
  if (token === undefined) {
    throw new ConnectError(
      'token',
      `The Lake at ${lake} returned no token (status ${session.status}): pass one with --token.`,
    )
  }
  return token
}

async function request(url: string, lake: string, method = 'GET'): Promise<Response> {
  try {
    return await fetch(url, {method, redirect: 'manual', signal: AbortSignal.timeout(10_000)})
  } catch {
    throw new ConnectError('unreachable', unreachableMessage(lake))
  }
}

function unreachableMessage(lake: string): string {
  const port = URL.canParse(lake) ? new URL(lake).port : ''
  return `No Lake responds at ${lake}: start it with “npm run lake -- --port ${port || '4100'} --data DIR”, or pass its address with --lake.`
}
