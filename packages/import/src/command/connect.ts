import {API_VERSION} from '@reader-article/content'
import {createClient, type SanityClient} from '@sanity/client'

import {isRecord, textField} from '../plan/stored-document.ts'

/** Where the Lake listens when nothing else is said. */
export const DEFAULT_LAKE = 'http://localhost:4100'

/** Which dataset a command-line tool works on. */
export interface ConnectOptions {
  /** The address of a Lake; without it, hosted Sanity where the environment names a project, else the default Lake. */
  lake?: string | undefined
  token?: string | undefined
  environment: Readonly<Record<string, string | undefined>>
}

/** Why no dataset can be reached; the message says what to do. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError'
  readonly code: 'address' | 'unreachable' | 'password' | 'token'

  constructor(code: ConnectError['code'], message: string) {
    super(message)
    this.code = code
  }
}

/**
 * A client that may write: of hosted Sanity by SANITY_STUDIO_PROJECT_ID, SANITY_STUDIO_DATASET and
 * SANITY_AUTH_TOKEN, else of a Lake, signed in as this machine's user where no token is given.
 *
 * Rejects with a ConnectError.
 */
export async function connect({lake, token, environment}: ConnectOptions): Promise<SanityClient> {
  const dataset = environment['SANITY_STUDIO_DATASET'] || 'production'
  const projectId = environment['SANITY_STUDIO_PROJECT_ID']
  const common = {dataset, apiVersion: API_VERSION, useCdn: false, perspective: 'raw'} as const
  if (lake === undefined && projectId) {
    const hostedToken = token ?? environment['SANITY_AUTH_TOKEN']
    if (!hostedToken) {
      throw new ConnectError(
        'token',
        `Writing to the Sanity project ${projectId} needs a token: set SANITY_AUTH_TOKEN or give --token.`,
      )
    }
    return createClient({...common, projectId, token: hostedToken})
  }
  const address = lakeOrigin(lake ?? DEFAULT_LAKE)
  if (token !== undefined) {
    // The client would try again for seconds before it says that nobody answers.
    await ask(`${address}/v1/ping`, address)
  }
  return createClient({
    ...common,
    projectId: 'local',
    apiHost: address,
    useProjectHostname: false,
    token: token ?? (await signIn(address)),
  })
}

/** One sentence for a failure of the dataset itself, not of a document. */
export function explainFailure(
  error: unknown,
  {lake, environment}: Pick<ConnectOptions, 'lake' | 'environment'>,
): string {
  if (error instanceof ConnectError) {
    return error.message
  }
  const status = isRecord(error) ? error['statusCode'] : undefined
  if (status === 401 || status === 403) {
    return 'The token may not write here: give another one with --token.'
  }
  const message = error instanceof Error ? error.message : String(error)
  const isHosted = lake === undefined && Boolean(environment['SANITY_STUDIO_PROJECT_ID'])
  return status === undefined &&
    !isHosted &&
    /fetch failed|ECONN|ENOTFOUND|EAI_AGAIN|connect/iu.test(message)
    ? unreachable(lake ?? DEFAULT_LAKE)
    : `The import stopped: ${message}`
}

function lakeOrigin(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || !/^https?:$/u.test(url.protocol)) {
    throw new ConnectError(
      'address',
      `“${address}” is not the address of a Lake: write it as in --lake ${DEFAULT_LAKE}.`,
    )
  }
  return url.origin
}

async function signIn(lake: string): Promise<string> {
  const question = `${lake}/v1/auth/local?origin=${encodeURIComponent(lake)}`
  const offer = await ask(question, lake)
  const location = offer.headers.get('location') ?? ''
  const sid = new URLSearchParams(location.split('#')[1] ?? '').get('sid')
  if (offer.status === 200) {
    throw new ConnectError(
      'password',
      `The Lake at ${lake} asks for a password: give a token with --token.`,
    )
  }
  if (sid === null) {
    throw new ConnectError(
      'token',
      `The Lake at ${lake} lets nobody in without a token (status ${offer.status}): give one with --token.`,
    )
  }
  const answer = await ask(`${lake}/v1/auth/fetch?sid=${encodeURIComponent(sid)}`, lake)
  const body: unknown = answer.ok ? await answer.json() : undefined
  const token = isRecord(body) ? textField(body, 'token') : undefined
  if (token === undefined) {
    throw new ConnectError(
      'token',
      `The Lake at ${lake} gave no token (status ${answer.status}): give one with --token.`,
    )
  }
  return token
}

async function ask(url: string, lake: string): Promise<Response> {
  try {
    return await fetch(url, {redirect: 'manual', signal: AbortSignal.timeout(10_000)})
  } catch {
    throw new ConnectError('unreachable', unreachable(lake))
  }
}

function unreachable(lake: string): string {
  const port = URL.canParse(lake) ? new URL(lake).port : ''
  return `No Lake answers at ${lake}: start it with “npm run lake -- --port ${port || '4100'} --data DIR”, or name its address with --lake.`
}
