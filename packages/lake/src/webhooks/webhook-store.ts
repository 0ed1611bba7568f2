import {randomBytes} from 'node:crypto'
import type {DatabaseSync} from 'node:sqlite'

import {RequestError} from '../errors/request-error.ts'
import {ChangeDetector} from '../store/change-detector.ts'
import {readNumber, readText} from '../store/row.ts'
import {parseWebhook, type Webhook, type WebhookConfiguration} from './webhook.ts'

/** Each change of a document is compared with the rule of each webhook. */
const MAX_WEBHOOKS = 50

/** The webhooks of a dataset; commands of other processes change them too. */
export class WebhookStore {
  readonly #database: DatabaseSync
  readonly #now: () => Date
  readonly #detector: ChangeDetector
  #listed: {readonly version: number; readonly webhooks: readonly Webhook[]} | undefined

  constructor(database: DatabaseSync, now: () => Date) {
    this.#database = database
    this.#now = now
    this.#detector = new ChangeDetector(database)
  }

  /** All webhooks, the oldest first. */
  list(): readonly Webhook[] {
    const {version} = this.#detector
    if (this.#listed?.version !== version) {
      const rows = this.#database.prepare('SELECT * FROM webhooks ORDER BY created, id').all()
      this.#listed = {version, webhooks: rows.map(parseRow)}
    }
    return this.#listed.webhooks
  }

  get(id: string): Webhook | undefined {
    return this.list().find((webhook) => webhook.id === id)
  }

  /** Adds a webhook for all later changes. Throws a RequestError if there are too many. */
  add(configuration: WebhookConfiguration, secret: string | null, createdBy: string): Webhook {
    if (this.list().length >= MAX_WEBHOOKS) {
      throw new RequestError(
        'bad-request',
        `The Lake has ${MAX_WEBHOOKS} webhooks, the maximum: remove one first`,
      )
    }
    const id = `w${randomBytes(6).toString('hex')}`
    const now = this.#now().toISOString()
    this.#database
      .prepare(
        `INSERT INTO webhooks (id, configuration, secret, since, created, updated, created_by)
         VALUES (?, ?, ?, (SELECT coalesce(max(sequence), 0) FROM transactions), ?, ?, ?)`,
      )
      .run(id, JSON.stringify(configuration), secret, now, now, createdBy)
    return this.#getExisting(id)
  }

  /** Changes a webhook. One that was disabled does not send what happened meanwhile. */
  update(webhook: Webhook, configuration: WebhookConfiguration, secret: string | null): Webhook {
    const {id, isDisabledByUser} = webhook
    this.#database
      .prepare(
        `UPDATE webhooks SET configuration = ?, secret = ?, updated = ?,
           since = CASE WHEN ? THEN (SELECT coalesce(max(sequence), 0) FROM transactions) ELSE since END
         WHERE id = ?`,
      )
      .run(
        JSON.stringify(configuration),
        secret,
        this.#now().toISOString(),
        Number(isDisabledByUser),
        id,
      )
    return this.#getExisting(id)
  }

  /** Removes a webhook with its messages. Returns false if there is no such webhook. */
  remove(id: string): boolean {
    return this.#database.prepare('DELETE FROM webhooks WHERE id = ?').run(id).changes > 0
  }

  #getExisting(id: string): Webhook {
    const webhook = this.get(id)
    if (!webhook) {
      throw new TypeError(`The webhook ${id} is missing`)
    }
    return webhook
  }
}

function parseRow(row: Record<string, unknown>): Webhook {
  const secret = row['secret']
  return {
    ...parseWebhook(JSON.parse(readText(row, 'configuration'))),
    id: readText(row, 'id'),
    secret: typeof secret === 'string' ? secret : null,
    since: readNumber(row, 'since'),
    createdAt: readText(row, 'created'),
    updatedAt: readText(row, 'updated'),
    createdByUserId: readText(row, 'created_by'),
  }
}
