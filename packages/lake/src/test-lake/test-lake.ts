import {isRecord} from '../json.ts'
import {createLake, type Lake} from '../lake.ts'
import type {LakeOptions} from '../lake-options.ts'
import {serveLake, type ServedLake} from '../serve.ts'

/** The token of an administrator that every test Lake accepts. */
export const TEST_TOKEN = 'token-of-the-tests'

const API_PATH = '/v2026-09-01'
const DEFAULT_ORIGIN = 'http://localhost:4100'

/** A request of a test; the method is POST by default if there is a body. */
export interface TestRequest {
  readonly method?: string
  /** Sent as it is if it is a string, otherwise as JSON. */
  readonly body?: unknown
  readonly headers?: Record<string, string>
  /** `null` sends the request without a token; without this option an administrator sends it. */
  readonly token?: string | null
}

/** A response; a JSON body is parsed. */
export interface TestResponse {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** A query of a test: the parameters, whose names have no `$`, and the perspective, `raw` by default. */
export interface TestQuery extends TestRequest {
  readonly parameters?: Record<string, unknown>
  readonly perspective?: string
}

/** A Lake for one test, in memory unless it was opened with a folder. */
export interface TestLake {
  readonly lake: Lake
  /** The token of an administrator. */
  readonly token: string
  /** Sends a request to a URL, or to a path of the API such as `/data/doc/production/fern`, without a port. */
  readonly request: (path: string, request?: TestRequest) => Promise<TestResponse>
  /** Fetches the result of a query. Rejects if it is refused. */
  readonly query: (query: string, options?: TestQuery) => Promise<unknown>
  /** Commits mutations, for example `{create: {_type: 'film'}}`, in one transaction. */
  readonly mutate: (...mutations: readonly unknown[]) => Promise<TestResponse>
  /** Performs actions, for example `{actionType: 'sanity.action.document.publish', …}`, in one transaction. */
  readonly act: (...actions: readonly unknown[]) => Promise<TestResponse>
  /** Serves the Lake at a free port of this machine, and resolves with its URL; the second time with the same one. */
  readonly serve: () => Promise<string>
  /** Stops serving and closes the Lake; nothing of a Lake in memory is left. */
  readonly close: () => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/**
 * Opens an empty Lake in memory for a test; it needs some milliseconds. Queries are evaluated in the process of
 * the test, without limits. Close it at the end of the test, or use `await using`.
 *
 * @example
 * await using lake = openTestLake()
 * await lake.mutate({create: {_id: 'alien', _type: 'film', year: 1979}})
 * expect(await lake.query('*[_type == "film"].year')).toEqual([1979])
 */
export function openTestLake(options: Partial<LakeOptions> = {}): TestLake {
  const lake = createLake({data: ':memory:', tokens: [TEST_TOKEN], ...options})
  let serving: Promise<ServedLake> | undefined

  async function request(path: string, init: TestRequest = {}): Promise<TestResponse> {
    const {method = init.body === undefined ? 'GET' : 'POST', body, token = TEST_TOKEN} = init
    const response = await lake.fetch(
      new Request(path.startsWith('http') ? path : DEFAULT_ORIGIN + API_PATH + path, {
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

  async function close(): Promise<void> {
    const served = await serving
    await served?.close()
    await lake.close()
  }

  return {
    lake,
    token: TEST_TOKEN,
    request,
    async query(query, {parameters = {}, perspective = 'raw', ...init} = {}) {
      const search = new URLSearchParams({query, perspective})
      for (const [name, value] of Object.entries(parameters)) {
        search.set(`$${name}`, JSON.stringify(value))
      }
      const path = `/data/query/${lake.dataset}?${search.toString()}`
      const {status, body} = await request(path, init)
      if (status !== 200 || !isRecord(body)) {
        throw new Error(`${status}: ${JSON.stringify(body)}`)
      }
      return body['result']
    },
    mutate: (...mutations) =>
      request(`/data/mutate/${lake.dataset}?returnIds=true`, {body: {mutations}}),
    act: (...actions) => request(`/data/actions/${lake.dataset}`, {body: {actions}}),
    async serve() {
      serving ??= serveLake(lake, {port: 0})
      return (await serving).url
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}
