import {randomBytes} from 'node:crypto'
import type {DatabaseSync} from 'node:sqlite'

import {RequestError} from '../errors/request-error.ts'
import {openSharedDatabase} from '../store/database.ts'
import {MessageStore} from '../webhooks/message-store.ts'
import {parseWebhook, type Webhook} from '../webhooks/webhook.ts'
import {WebhookStore} from '../webhooks/webhook-store.ts'
import {DATA_OPTIONS, requireDataset} from './data-folder.ts'
import {parseArguments} from './parse-arguments.ts'
import {printTable} from './print-table.ts'
import {UsageError} from './usage-error.ts'

/** The text that `lake webhook --help` prints. */
export const WEBHOOK_USAGE = `Usage: lake webhook COMMAND --data DIR [--dataset NAME]

  add --name NAME --url URL [--on create,update,delete] [--filter GROQ]
      [--projection GROQ] [--include-drafts] [--method POST|PUT|PATCH|DELETE]
                        sends changes to a URL, and prints the secret with which
                        they are signed; "@sanity/webhook" verifies them
  list                  lists all webhooks
  log ID                lists the latest deliveries of a webhook
  remove ID             removes a webhook with its deliveries

The Lake may run meanwhile.`

const OPTIONS = {
  ...DATA_OPTIONS,
  name: {type: 'string'},
  url: {type: 'string'},
  on: {type: 'string'},
  filter: {type: 'string'},
  projection: {type: 'string'},
  method: {type: 'string'},
  'include-drafts': {type: 'boolean'},
  help: {type: 'boolean'},
} as const

/** Bytes. */
const SECRET_SIZE = 24
const AUTHOR = 'lake-webhook'

/** Runs `lake webhook …`. Throws a UsageError or a StoreError. */
export function runWebhookCommand(args: readonly string[]): void {
  const {values, positionals} = parseArguments(args, OPTIONS, WEBHOOK_USAGE)
  const [command, ...operands] = positionals
  if (values.help) {
    console.log(WEBHOOK_USAGE)
    return
  }
  if (operands.length !== (command === 'log' || command === 'remove' ? 1 : 0)) {
    throw new UsageError(`Unexpected or missing arguments\n\n${WEBHOOK_USAGE}`)
  }
  const [id = ''] = operands
  withDatabase(values, (database) => {
    const hooks = new WebhookStore(database, () => new Date())
    switch (command) {
      case 'add':
        addWebhook(hooks, values)
        break
      case 'list':
        printTable(hooks.list().map(rowOf))
        break
      case 'log':
        printLog(database, findWebhook(hooks, id))
        break
      case 'remove':
        hooks.remove(findWebhook(hooks, id).id)
        console.log(`Removed the webhook ${id}`)
        break
      default:
        throw new UsageError(`Unknown command "${command ?? ''}"\n\n${WEBHOOK_USAGE}`)
    }
  })
}

function withDatabase(
  values: {readonly data?: string; readonly dataset?: string},
  work: (database: DatabaseSync) => void,
): void {
  const {database, close} = openSharedDatabase(requireDataset(values))
  try {
    work(database)
  } finally {
    close()
  }
}

function addWebhook(
  hooks: WebhookStore,
  values: Partial<Record<'name' | 'url' | 'on' | 'filter' | 'projection' | 'method', string>> & {
    readonly 'include-drafts'?: boolean
  },
): void {
  const {name, url, on, filter, projection, method} = values
  try {
    const configuration = parseWebhook({
      name,
      url,
      httpMethod: method,
      includeDrafts: values['include-drafts'],
      rule: {on: on?.split(','), filter, projection},
    })
    const secret = randomBytes(SECRET_SIZE).toString('base64url')
    const webhook = hooks.add(configuration, secret, AUTHOR)
    // Only the secret is written to standard output, so that a script can store it.
    console.error(`Added the webhook ${webhook.id}, ${webhook.name}. Its secret is shown only now:`)
    console.log(secret)
  } catch (error) {
    throw error instanceof RequestError ? new UsageError(error.message) : error
  }
}

function findWebhook(hooks: WebhookStore, id: string): Webhook {
  const webhook = hooks.get(id)
  if (webhook) {
    return webhook
  }
  throw new UsageError(`There is no webhook ${id}: "lake webhook list" shows all webhooks`)
}

function rowOf({id, name, url, rule, isDisabledByUser}: Webhook): string[] {
  return [id, name, rule.on.join(','), url, isDisabledByUser ? 'disabled' : '']
}

function printLog(database: DatabaseSync, {id}: Webhook): void {
  const messages = new MessageStore(database)
  const failures = new Map(messages.attemptsOf(id).map(({message, failure}) => [message, failure]))
  printTable(
    messages.list(id).map((message) => {
      const attempts = message.failures + (message.state === 'success' ? 1 : 0)
      return [
        message.createdAt,
        message.state,
        `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`,
        message.headers['sanity-operation'] ?? '',
        message.document,
        failures.get(message.id) ?? '',
      ]
    }),
  )
}
