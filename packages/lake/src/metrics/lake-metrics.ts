import {Counter, Gauge, Histogram, Registry} from 'prom-client'

import {QueryLimitError} from '../errors/query-limit-error.ts'
import type {HandledRequest} from '../http/handler.ts'
import type {EvaluatedQuery} from '../query/explanation.ts'

/** What is measured of a dataset when the metrics are read. */
export interface DatasetState {
  readonly eventStreams: number
  /** The number of messages of webhooks that wait to be delivered. */
  readonly waitingMessages: number
  /** The number of indexes in each state. */
  readonly indexes: Readonly<Record<'building' | 'ready', number>>
  /** Bytes. */
  readonly databaseSize: number
}

/** Seconds. */
const BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10]
const SECONDS_IN_MILLISECONDS = 1000
const MICROSECONDS_IN_SECONDS = 1_000_000
/** The methods of routes; a client can send any other. */
const METHODS: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
])

/** The metrics of a Lake, in the OpenMetrics format. None contains an id or a name of a document or person; those of datasets are labels. */
export class LakeMetrics {
  readonly contentType = Registry.OPENMETRICS_CONTENT_TYPE
  readonly #registry = new Registry<typeof Registry.OPENMETRICS_CONTENT_TYPE>()
  readonly #requests: Histogram<'method' | 'route' | 'status'>
  readonly #queries: Histogram<'evaluated_by' | 'dataset'>
  readonly #limits: Counter<'limit'>
  readonly #commits: Counter<'dataset'>
  readonly #changes: Counter<'dataset'>

  /** `measure` is called each time that the metrics are read; it returns the states of all open datasets by name. */
  constructor(measure: () => ReadonlyMap<string, DatasetState>) {
    const registers = [this.#registry]
    this.#registry.setContentType(this.contentType)
    this.#requests = new Histogram({
      name: 'lake_http_request_duration_seconds',
      help: 'Requests, and the time until their replies could be sent',
      labelNames: ['method', 'route', 'status'],
      buckets: BUCKETS,
      registers,
    })
    this.#queries = new Histogram({
      name: 'lake_query_duration_seconds',
      help: 'Queries that were evaluated on the database, or by a query process',
      labelNames: ['evaluated_by', 'dataset'],
      buckets: BUCKETS,
      registers,
    })
    this.#limits = new Counter({
      name: 'lake_query_limits',
      help: 'Requests that a limit of queries has refused',
      labelNames: ['limit'],
      registers,
    })
    this.#commits = new Counter({
      name: 'lake_commits',
      help: 'Transactions that were written',
      labelNames: ['dataset'],
      registers,
    })
    this.#changes = new Counter({
      name: 'lake_changed_documents',
      help: 'Documents that transactions have created, changed or deleted',
      labelNames: ['dataset'],
      registers,
    })
    this.#addGauges(measure)
  }

  /** Counts a request. */
  addRequest({request, route = 'none', status, error, milliseconds}: HandledRequest): void {
    const method = METHODS.has(request.method) ? request.method : 'other'
    this.#requests.observe({method, route, status}, milliseconds / SECONDS_IN_MILLISECONDS)
    if (error instanceof QueryLimitError) {
      this.#limits.inc({limit: error.code})
    }
  }

  /** Counts a query. */
  addQuery({dataset, explanation, milliseconds}: EvaluatedQuery): void {
    this.#queries.observe(
      {evaluated_by: explanation.evaluatedBy, dataset},
      milliseconds / SECONDS_IN_MILLISECONDS,
    )
  }

  /** Counts a transaction. */
  addCommit(dataset: string, {changes}: {readonly changes: readonly unknown[]}): void {
    this.#commits.inc({dataset})
    this.#changes.inc({dataset}, changes.length)
  }

  /** Forgets a dataset that was deleted. */
  removeDataset(dataset: string): void {
    this.#commits.remove({dataset})
    this.#changes.remove({dataset})
    for (const evaluatedBy of ['database', 'process']) {
      this.#queries.remove({evaluated_by: evaluatedBy, dataset})
    }
  }

  /** Resolves with the text of all metrics. */
  read(): Promise<string> {
    return this.#registry.metrics()
  }

  #addGauges(measure: () => ReadonlyMap<string, DatasetState>): void {
    const registers: [] = []
    const registry = this.#registry
    registry.registerMetric(
      new Gauge({
        name: 'lake_event_streams',
        help: 'Open streams of listeners and live events',
        labelNames: ['dataset'],
        registers,
        collect() {
          this.reset()
          for (const [dataset, {eventStreams}] of measure()) {
            this.set({dataset}, eventStreams)
          }
        },
      }),
    )
    registry.registerMetric(
      new Gauge({
        name: 'lake_webhook_messages_waiting',
        help: 'Messages of webhooks that wait to be delivered',
        labelNames: ['dataset'],
        registers,
        collect() {
          this.reset()
          for (const [dataset, {waitingMessages}] of measure()) {
            this.set({dataset}, waitingMessages)
          }
        },
      }),
    )
    registry.registerMetric(
      new Gauge({
        name: 'lake_indexes',
        help: 'Indexes that were made from queries',
        labelNames: ['dataset', 'state'],
        registers,
        collect() {
          this.reset()
          for (const [dataset, {indexes}] of measure()) {
            for (const [state, count] of Object.entries(indexes)) {
              this.set({dataset, state}, count)
            }
          }
        },
      }),
    )
    registry.registerMetric(
      new Gauge({
        name: 'lake_database_size_bytes',
        help: 'The size of the database without its write-ahead log',
        labelNames: ['dataset'],
        registers,
        collect() {
          this.reset()
          for (const [dataset, {databaseSize}] of measure()) {
            this.set({dataset}, databaseSize)
          }
        },
      }),
    )
    registry.registerMetric(
      new Gauge({
        name: 'process_resident_memory_bytes',
        help: 'The memory of the main process, without the query and image processes',
        registers,
        collect() {
          this.set(process.memoryUsage.rss())
        },
      }),
    )
    registry.registerMetric(
      new Gauge({
        name: 'process_uptime_seconds',
        help: 'The time since the start of the main process',
        registers,
        collect() {
          this.set(process.uptime())
        },
      }),
    )
    registry.registerMetric(
      new Counter({
        name: 'process_cpu_seconds',
        help: 'Processor time of the main process',
        registers,
        collect() {
          const {user, system} = process.cpuUsage()
          this.reset()
          this.inc((user + system) / MICROSECONDS_IN_SECONDS)
        },
      }),
    )
  }
}
