import type {AssetLimits} from './assets/asset-store.ts'
import type {NewPerson} from './auth/person.ts'
import type {StreamLimits} from './listen/event-stream.ts'
import type {LoggedRequest} from './log/logged-request.ts'
import type {EvaluatedQuery} from './query/explanation.ts'
import type {WebhookLimits} from './webhooks/webhooks.ts'

const NAME = /^[a-z0-9_-]{1,64}$/
const TOKEN = /^\S{8,}$/

/** The options of a Lake. */
export interface LakeOptions {
  /** The folder for all data; it is created if it is missing. `:memory:` keeps all data in memory, for tests. */
  readonly data: string
  /** The name of the main dataset, which also has the people, tokens and origins; `production` by default. */
  readonly dataset?: string
  /** The project id that clients use; `local` by default. */
  readonly projectId?: string
  /** Tokens that may do everything and are not stored, in addition to the Lake's own tokens. */
  readonly tokens?: readonly string[]
  /** The administrator to add if the Lake has no people yet; without a password, so only this machine can log in. */
  readonly firstPerson?: Omit<NewPerson, 'role'> | undefined
  /** Origins whose pages may log users in, in addition to loopback origins, for example `https://studio.example`. */
  readonly allowedOrigins?: readonly string[]
  /** Public origin of the Lake, for the URLs of assets. */
  readonly publicUrl?: string | undefined
  readonly streams?: Partial<StreamLimits>
  readonly assets?: AssetLimits
  readonly webhooks?: WebhookLimits
  readonly now?: () => Date
  /** Creates ids of documents and transactions. */
  readonly newId?: () => string
  /** Receives internal errors of the Lake; by default they are written to the console. */
  readonly onError?: (error: unknown) => void
  /** Receives each query with how it was evaluated, without its parameters. */
  readonly onQuery?: ((evaluated: EvaluatedQuery) => void) | undefined
  /** Receives each request with its outcome, as it may be logged. */
  readonly onRequest?: ((request: LoggedRequest) => void) | undefined
  /** Receives sentences for the person who runs the Lake; by default they are written to standard error. */
  readonly onNotice?: (message: string) => void
}

/** An option is invalid; the message names the option and what is valid. */
export class LakeOptionError extends Error {
  readonly code = 'invalid-lake-option'

  constructor(message: string) {
    super(message)
    this.name = 'LakeOptionError'
  }
}

/** Throws a LakeOptionError unless the value can be the name of a dataset or a project. */
export function assertName(option: string, value: string): void {
  if (NAME.test(value)) {
    return
  }
  throw new LakeOptionError(
    `The option "${option}" cannot be "${value}": expected 1 to 64 characters of a-z, 0-9, "_" and "-"`,
  )
}

/** Throws a LakeOptionError unless the value can be a token. */
export function assertToken(token: string): void {
  if (TOKEN.test(token)) {
    return
  }
  throw new LakeOptionError(
    'A token must have at least 8 characters and no spaces: create one with "openssl rand -hex 16"',
  )
}
