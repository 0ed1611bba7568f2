import {createHash} from 'node:crypto'
import type {DatabaseSync} from 'node:sqlite'

import type {Commit} from '../commit/commit.ts'
import type {Dataset} from '../dataset.ts'
import {isPublishedId} from '../documents/document-id.ts'
import {loggedCommits} from '../history/logged-commits.ts'
import {runInTransaction} from '../store/run-in-transaction.ts'
import {deliver} from './deliver.ts'
import {MessageStore, type Message, type NewMessage} from './message-store.ts'
import {compileRule, operationOf, type CompiledRule} from './webhook-rule.ts'
import type {Webhook} from './webhook.ts'
import {WebhookStore} from './webhook-store.ts'

/** How webhooks are delivered. */
export interface WebhookLimits {
  /** Milliseconds until the second attempt; 5,000 by default. It doubles with each further one, up to an hour. */
  readonly firstRetryDelay?: number
  /** Number of attempts, 20 by default: with the default delay, for ten hours. */
  readonly maxAttempts?: number
}

/** The parts of a Lake that webhooks use. */
export interface WebhookContext {
  readonly database: DatabaseSync
  readonly dataset: Dataset
  readonly projectId: string
  readonly now: () => Date
  readonly onError: (error: unknown) => void
}

const MAX_RETRY_DELAY = 60 * 60 * 1000
const MAX_CONCURRENT = 8
/** Transactions after which the progress is saved even if none concerned a webhook. */
const MAX_UNSAVED = 200
/** Timers cannot be longer. */
const MAX_TIMER = 2 ** 31 - 1

/**
 * Sends the changes of documents to the URLs of webhooks, each at least once.
 *
 * Messages are stored before they are sent. After a crash, those of the last transactions are made again from the
 * history, with the same ids.
 */
export class Webhooks {
  readonly hooks: WebhookStore
  readonly messages: MessageStore
  readonly #context: WebhookContext
  readonly #limits: Required<WebhookLimits>
  readonly #rules = new Map<string, CompiledRule>()
  readonly #sending = new Map<string, Promise<void>>()
  readonly #stop = new AbortController()
  /** The transactions are handled one after the other, in order. */
  #handling: Promise<void> = Promise.resolve()
  #unsaved = 0
  #timer: NodeJS.Timeout | undefined

  constructor(context: WebhookContext, limits: WebhookLimits = {}) {
    const {database, dataset, now} = context
    this.#context = context
    this.#limits = {firstRetryDelay: 5000, maxAttempts: 20, ...limits}
    this.hooks = new WebhookStore(database, now)
    this.messages = new MessageStore(database)
    this.#guard(() => this.#catchUp())
    dataset.subscribe((commit) => this.#guard(() => this.#enqueue(commit)))
  }

  /** Sends messages that are due; call it after another process may have added some. */
  send(): void {
    if (this.#stop.signal.aborted) {
      return
    }
    clearTimeout(this.#timer)
    const {now} = this.#context
    const free = MAX_CONCURRENT - this.#sending.size
    const due = this.messages.due(now(), MAX_CONCURRENT)
    for (const message of due.filter(({id}) => !this.#sending.has(id)).slice(0, free)) {
      const sending = this.#deliver(message).catch(this.#context.onError)
      this.#sending.set(
        message.id,
        sending.finally(() => {
          this.#sending.delete(message.id)
          this.#guard(() => this.send())
        }),
      )
    }
    const next = this.#sending.size < MAX_CONCURRENT ? this.messages.nextDue() : undefined
    if (next !== undefined && this.#sending.size === 0) {
      const delay = Math.min(MAX_TIMER, Math.max(0, next - now().getTime()))
      this.#timer = setTimeout(() => this.#guard(() => this.send()), delay)
      this.#timer.unref()
    }
  }

  /** Ends all attempts, which are made again at the next start. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    this.#stop.abort()
    await this.#handling
    await Promise.all(this.#sending.values())
  }

  /** Runs work whose failure must harm neither a transaction nor the start of the Lake. */
  #guard(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#context.onError(error)
    }
  }

  /** Makes the messages of transactions after which the Lake has crashed. */
  #catchUp(): void {
    const hooks = this.hooks.list()
    if (hooks.length === 0) {
      return
    }
    const {log} = this.#context.dataset
    const from = Math.max(this.messages.readProgress(), Math.min(...hooks.map(({since}) => since)))
    if (log.latestSequence() > from) {
      for (const commit of loggedCommits(this.#context.dataset, from + 1)) {
        this.#enqueue(commit)
      }
    }
    this.send()
  }

  #enqueue(commit: Commit): void {
    if (this.hooks.list().length > 0) {
      this.#handling = this.#handling.then(() => this.#handle(commit)).catch(this.#context.onError)
    }
  }

  async #handle(commit: Commit): Promise<void> {
    const messages: NewMessage[] = []
    for (const hook of this.hooks.list()) {
      if (commit.sequence > hook.since && !hook.isDisabledByUser) {
        messages.push(...(await this.#createMessages(hook, commit)))
      }
    }
    // What is not handled now is handled at the next start.
    if (this.#stop.signal.aborted) {
      return
    }
    this.#unsaved++
    if (messages.length === 0 && this.#unsaved < MAX_UNSAVED) {
      return
    }
    runInTransaction(this.#context.database, () => {
      // A webhook may have been removed meanwhile.
      const known = messages.filter(({webhook}) => this.hooks.get(webhook))
      this.messages.add(known, this.#context.now())
      this.messages.saveProgress(commit.sequence)
    })
    this.#unsaved = 0
    this.send()
  }

  async #createMessages(hook: Webhook, commit: Commit): Promise<NewMessage[]> {
    const {projectId, dataset} = this.#context
    const {id: transaction, timestamp, changes} = commit
    const rule = this.#ruleOf(hook)
    const messages: NewMessage[] = []
    for (const {document, before, after} of changes) {
      const operation = operationOf({before, after})
      const isSent = hook.includeDrafts || isPublishedId(document)
      const applied = isSent ? await this.#apply(rule, {before, after}, timestamp) : undefined
      if (!operation || !applied) {
        continue
      }
      const id = createHash('sha256').update(`${hook.id} ${transaction} ${document}`).digest('hex')
      messages.push({
        id,
        webhook: hook.id,
        document,
        payload: JSON.stringify(applied.payload ?? null),
        headers: {
          'sanity-project-id': projectId,
          'sanity-dataset': dataset.name,
          'sanity-webhook-id': hook.id,
          'sanity-transaction-id': transaction,
          'sanity-transaction-time': timestamp,
          'sanity-document-id': document,
          'sanity-operation': operation,
          'idempotency-key': id,
        },
      })
    }
    return messages
  }

  async #apply(
    rule: CompiledRule,
    states: Parameters<CompiledRule['apply']>[0],
    timestamp: string,
  ): ReturnType<CompiledRule['apply']> {
    const {projectId, dataset, onError} = this.#context
    try {
      return await rule.apply(states, {
        projectId,
        dataset: dataset.name,
        timestamp: new Date(timestamp),
        find: (id) => dataset.documents.get(id),
      })
    } catch (error) {
      // One webhook whose expression fails must not keep the others from being sent.
      onError(error)
      return undefined
    }
  }

  #ruleOf({rule}: Webhook): CompiledRule {
    const key = JSON.stringify(rule)
    const compiled = this.#rules.get(key) ?? compileRule(rule)
    this.#rules.set(key, compiled)
    return compiled
  }

  async #deliver(message: Message): Promise<void> {
    const {now} = this.#context
    const hook = this.hooks.get(message.webhook)
    if (!hook) {
      return
    }
    const delivery = await deliver(hook, message, now, this.#stop.signal)
    if (!delivery || this.#stop.signal.aborted) {
      return
    }
    const {attempt, canRetry} = delivery
    const {firstRetryDelay, maxAttempts} = this.#limits
    const isRetried = attempt.failure !== null && canRetry && message.failures + 1 < maxAttempts
    const delay = Math.min(MAX_RETRY_DELAY, firstRetryDelay * 2 ** message.failures)
    this.messages.saveAttempt(attempt, isRetried ? new Date(now().getTime() + delay) : undefined)
    this.messages.prune(hook.id)
  }
}

/** Deletes the messages of documents with their attempts, because the documents are erased. */
export function eraseMessages(database: DatabaseSync, ids: ReadonlySet<string>): void {
  database
    .prepare('DELETE FROM webhook_messages WHERE document IN (SELECT value FROM json_each(?))')
    .run(JSON.stringify([...ids]))
}
