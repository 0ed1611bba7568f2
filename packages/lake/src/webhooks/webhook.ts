import {RequestError} from '../errors/request-error.ts'
import {isRecord} from '../json.ts'
import {compileRule} from './webhook-rule.ts'

/** What happens to a document. */
export const OPERATIONS = ['create', 'update', 'delete'] as const

export type WebhookOperation = (typeof OPERATIONS)[number]

/** Methods with a body, because the payload is the body. */
const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Which changes a webhook sends, and where to. */
export interface WebhookConfiguration {
  readonly name: string
  readonly description: string | null
  /** An `http:` or `https:` URL, also of this machine or of a private network. */
  readonly url: string
  readonly httpMethod: (typeof METHODS)[number]
  readonly headers: Readonly<Record<string, string>>
  readonly includeDrafts: boolean
  readonly isDisabledByUser: boolean
  readonly rule: {
    readonly on: readonly WebhookOperation[]
    /** A GROQ filter, with `before()`, `after()` and `delta::…`; empty for all documents. */
    readonly filter: string
    /** A GROQ projection; empty for the whole document. */
    readonly projection: string
  }
}

/** A stored webhook. */
export interface Webhook extends WebhookConfiguration {
  readonly id: string
  readonly secret: string | null
  /** The sequence number of the last transaction before the webhook existed. */
  readonly since: number
  readonly createdAt: string
  readonly updatedAt: string
  readonly createdByUserId: string
}

const MAX_TEXT_LENGTH = 1024
const MAX_EXPRESSION_LENGTH = 10_000
const MAX_HEADERS = 20
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/
const HEADER_VALUE = /^[\t\u0020-\u007e]{0,1000}$/
/** What the Lake itself sends. */
const RESERVED_HEADER =
  /^(?:sanity-.*|idempotency-key|content-.*|host|connection|transfer-encoding)$/i

/** Parses a configuration; fields that are missing keep the values of `existing`. Throws a RequestError that names the field. */
export function parseWebhook(
  value: Readonly<Record<string, unknown>>,
  existing?: WebhookConfiguration,
): WebhookConfiguration {
  const rule = isRecord(value['rule']) ? value['rule'] : {}
  const field = (name: Exclude<keyof WebhookConfiguration, 'rule'>, fallback: unknown): unknown =>
    value[name] === undefined ? (existing?.[name] ?? fallback) : value[name]
  const ruleField = (name: keyof WebhookConfiguration['rule'], fallback: unknown): unknown =>
    rule[name] === undefined ? (existing?.rule[name] ?? fallback) : rule[name]
  const configuration: WebhookConfiguration = {
    name: parseName(field('name', undefined)),
    description: parseDescription(field('description', null)),
    url: parseUrl(field('url', undefined)),
    httpMethod: parseMethod(field('httpMethod', 'POST')),
    headers: parseHeaders(field('headers', {})),
    includeDrafts: field('includeDrafts', false) === true,
    isDisabledByUser: field('isDisabledByUser', false) === true,
    rule: {
      on: parseOperations(ruleField('on', OPERATIONS)),
      filter: parseExpression('filter', ruleField('filter', '')),
      projection: parseExpression('projection', ruleField('projection', '')),
    },
  }
  compileRule(configuration.rule)
  return configuration
}

/** Parses the secret of a webhook; undefined if the value has none. Throws a RequestError. */
export function parseSecret(value: unknown): string | null | undefined {
  if (value === undefined || value === null || value === '') {
    return value === undefined ? undefined : null
  }
  if (typeof value === 'string' && value.length <= MAX_TEXT_LENGTH) {
    return value
  }
  throw invalid('secret', `text of at most ${MAX_TEXT_LENGTH} characters`)
}

function parseName(value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '' && value.length <= MAX_TEXT_LENGTH) {
    return value.trim()
  }
  throw invalid('name', 'a name, for example "Rebuild the site"')
}

function parseDescription(value: unknown): string | null {
  if (value === null || (typeof value === 'string' && value.length <= MAX_TEXT_LENGTH)) {
    return value
  }
  throw invalid('description', `text of at most ${MAX_TEXT_LENGTH} characters`)
}

function parseUrl(value: unknown): string {
  const url = typeof value === 'string' ? URL.parse(value) : null
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (url && isHttp && url.username === '' && url.password === '') {
    return url.href
  }
  throw invalid('url', 'an http or https URL without a user, for example https://site.example/hook')
}

function parseMethod(value: unknown): WebhookConfiguration['httpMethod'] {
  const method = METHODS.find((each) => each === value)
  if (method) {
    return method
  }
  throw invalid('httpMethod', `one of ${METHODS.join(', ')}`)
}

function parseHeaders(value: unknown): Record<string, string> {
  const entries = isRecord(value) ? Object.entries(value) : value === null ? [] : undefined
  const headers: Record<string, string> = {}
  for (const [name, text] of entries ?? [['', '']]) {
    const isValid =
      typeof text === 'string' &&
      HEADER_NAME.test(name) &&
      HEADER_VALUE.test(text) &&
      !RESERVED_HEADER.test(name)
    if (!isValid || (entries?.length ?? 0) > MAX_HEADERS) {
      throw invalid(
        'headers',
        `an object of at most ${MAX_HEADERS} headers that the Lake does not send itself, for example {"authorization": "Bearer …"}`,
      )
    }
    headers[name.toLowerCase()] = text
  }
  return headers
}

function parseOperations(value: unknown): WebhookOperation[] {
  const operations = Array.isArray(value)
    ? OPERATIONS.filter((operation) => value.includes(operation))
    : []
  if (operations.length > 0 && Array.isArray(value) && operations.length === new Set(value).size) {
    return operations
  }
  throw invalid('rule.on', `a list of ${OPERATIONS.join(', ')}`)
}

function parseExpression(name: 'filter' | 'projection', value: unknown): string {
  if (value === null) {
    return ''
  }
  if (typeof value === 'string' && value.length <= MAX_EXPRESSION_LENGTH) {
    return value.trim()
  }
  throw invalid(`rule.${name}`, `GROQ of at most ${MAX_EXPRESSION_LENGTH} characters`)
}

function invalid(field: string, expected: string): RequestError {
  return new RequestError(
    'bad-request',
    `"${field}" of the webhook is not valid: expected ${expected}`,
  )
}
