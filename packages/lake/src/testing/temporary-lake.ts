import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {onTestFinished} from 'vitest'

import {isRecord} from '../json.ts'
import {createLake, type Lake, type LakeOptions} from '../lake.ts'

/** The token that a temporary Lake is opened with. */
export const TOKEN = 'token-of-the-tests'
const API = 'http://localhost:4100/v2026-09-01'

/** How a test asks. */
export interface Asking {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
  /** `null` asks as nobody. */
  readonly token?: string | null
}

/** An answer, its body parsed where it is JSON. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** A Lake in a folder of its own, gone when the test is over. */
export interface TemporaryLake {
  readonly lake: Lake
  readonly ask: (path: string, asking?: Asking) => Promise<Answered>
  /** Asks for the result of a query; parameters without their `$`. */
  readonly query: (query: string, options?: QueryOptions) => Promise<unknown>
  readonly mutate: (...mutations: readonly unknown[]) => Promise<Answered>
  readonly act: (...actions: readonly unknown[]) => Promise<Answered>
}

/** How a test queries. */
export interface QueryOptions extends Asking {
  readonly parameters?: Record<string, unknown>
  readonly perspective?: string
}

/** Makes a folder that is removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lake-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}

/** Opens a Lake for one test. */
export function openTemporaryLake(options: Partial<LakeOptions> = {}): TemporaryLake {
  const lake = createLake({data: temporaryFolder(), tokens: [TOKEN], ...options})
  onTestFinished(() => lake.close())

  async function ask(path: string, asking: Asking = {}): Promise<Answered> {
    const {method = asking.body === undefined ? 'GET' : 'POST', body, token = TOKEN} = asking
    const response = await lake.fetch(
      new Request(path.startsWith('http') ? path : API + path, {
        method,
        redirect: 'manual',
        headers: {
          ...(token !== null && {authorization: `Bearer ${token}`}),
          ...(body !== undefined && {'content-type': 'application/json'}),
          ...asking.headers,
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
    ask,
    async query(query, {parameters = {}, perspective = 'raw', ...asking} = {}) {
      const search = new URLSearchParams({query, perspective})
      for (const [name, value] of Object.entries(parameters)) {
        search.set(`$${name}`, JSON.stringify(value))
      }
      const {status, body} = await ask(`/data/query/production?${search.toString()}`, asking)
      if (status !== 200 || !isRecord(body)) {
        throw new Error(`${status}: ${JSON.stringify(body)}`)
      }
      return body['result']
    },
    mutate: (...mutations) => ask('/data/mutate/production?returnIds=true', {body: {mutations}}),
    act: (...actions) => ask('/data/actions/production', {body: {actions}}),
  }
}
