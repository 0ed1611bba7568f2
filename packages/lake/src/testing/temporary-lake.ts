import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {onTestFinished} from 'vitest'

import {isRecord} from '../json.ts'
import {createLake, type Lake, type LakeOptions} from '../lake.ts'

/** The token that a temporary Lake accepts. */
export const TOKEN = 'token-of-the-tests'
const API_URL = 'http://localhost:4100/v2026-09-01'

/** A request of a test; the method is POST by default if there is a body. */
export interface RequestOptions {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
  /** `null` sends the request without a token. */
  readonly token?: string | null
}

/** A response; a JSON body is parsed. */
export interface ReceivedResponse {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** A Lake in a temporary folder; closed and deleted at the end of the test. */
export interface TemporaryLake {
  readonly lake: Lake
  readonly request: (path: string, options?: RequestOptions) => Promise<ReceivedResponse>
  /** Fetches the result of a query; the names of parameters have no `$`. */
  readonly query: (query: string, options?: QueryOptions) => Promise<unknown>
  readonly mutate: (...mutations: readonly unknown[]) => Promise<ReceivedResponse>
  readonly act: (...actions: readonly unknown[]) => Promise<ReceivedResponse>
}

/** The parameters and perspective of a query. */
export interface QueryOptions extends RequestOptions {
  readonly parameters?: Record<string, unknown>
  readonly perspective?: string
}

/** Creates a folder that is deleted at the end of the test. */
export function createTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lake-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}

/** Opens a Lake for one test. */
export function openTemporaryLake(options: Partial<LakeOptions> = {}): TemporaryLake {
  const lake = createLake({data: createTemporaryFolder(), tokens: [TOKEN], ...options})
  onTestFinished(() => lake.close())

  async function request(path: string, init: RequestOptions = {}): Promise<ReceivedResponse> {
    const {method = init.body === undefined ? 'GET' : 'POST', body, token = TOKEN} = init
    const response = await lake.fetch(
      new Request(path.startsWith('http') ? path : API_URL + path, {
        method,
        redirect: 'manual',
        headers: {
          ...(token !== null && {authorization: `Bearer ${token}`}),
          ...(body !== undefined && {'content-type': 'application/json'}),
          ...init.headers,
        },
        ...(body !== undefined && {body: typeof body === 'string' ? body : JSON.stringify(body)}),
      }),
    )
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== '' ? JSON.parse(text) : text,
    }
  }

  return {
    lake,
    request,
    async query(query, {parameters = {}, perspective = 'raw', ...init} = {}) {
      const search = new URLSearchParams({query, perspective})
      for (const [name, value] of Object.entries(parameters)) {
        search.set(`$${name}`, JSON.stringify(value))
      }
      const {status, body} = await request(`/data/query/production?${search.toString()}`, init)
      if (status !== 200 || !isRecord(body)) {
        throw new Error(`${status}: ${JSON.stringify(body)}`)
      }
      return body['result']
    },
    mutate: (...mutations) =>
      request('/data/mutate/production?returnIds=true', {body: {mutations}}),
    act: (...actions) => request('/data/actions/production', {body: {actions}}),
  }
}
