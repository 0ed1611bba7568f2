import {Counter, Gauge, Histogram, Registry} from 'prom-client'

import {QueryLimitError} from '../errors/query-limit-error.ts'
import type {HandledRequest} from '../http/handler.ts'
import type {EvaluatedQuery} from '../query/explanation.ts'

/** What is measured when the metrics are read. */
export interface MeasuredState {
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

/** The metrics of a Lake, in the OpenMetrics format. None contains an id or a name of a document or person. */
export class LakeMetrics {
  readonly contentType = Registry.OPENMETRICS_CONTENT_TYPE
  readonly #registry = new Registry<typeof Registry.OPENMETRICS_CONTENT_TYPE>()
  readonly #requests: Histogram<'method' | 'route' | 'status'>
  readonly #queries: Histogram<'evaluated_by'>
  readonly #limits: Counter<'limit'>
  readonly #commits: Counter
  readonly #changes: Counter

  /** `measure` is called each time that the metrics are read. */
  constructor(measure: () => MeasuredState) {
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
      labelNames: ['evaluated_by'],
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
      registers,
    })
    this.#changes = new Counter({
      name: 'lake_changed_documents',
      help: 'Documents that transactions have created, changed or deleted',
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
  addQuery({explanation, milliseconds}: EvaluatedQuery): void {
    this.#queries.observe(
      {evaluated_by: explanation.evaluatedBy},
      milliseconds / SECONDS_IN_MILLISECONDS,
    )
  }

  /** Counts a transaction. */
  addCommit({changes}: {readonly changes: readonly unknown[]}): void {
    this.#commits.inc()
    this.#changes.inc(changes.length)
  }

  /** Resolves with the text of all metrics. */
  read(): Promise<string> {
    return this.#registry.metrics()
  }

  #addGauges(measure: () => MeasuredState): void {
    const registers: [] = []
    const registry = this.#registry
    registry.registerMetric(
      new Gauge({
        name: 'lake_event_streams',
        help: 'Open streams of listeners and live events',
        registers,
        collect() {
          this.set(measure().eventStreams)
        },
      }),
    )
    registry.registerMetric(
      new Gauge({
        name: 'lake_webhook_messages_waiting',
        help: 'Messages of webhooks that wait to be delivered',
        registers,
        collect() {
          this.set(measure().waitingMessages)
        },
      }),
    )
    registry.registerMetric(
      new Gauge({
        name: 'lake_indexes',
        help: 'Indexes that were made from queries',
        labelNames: ['state'],
        registers,
        collect() {
          for (const [state, count] of Object.entries(measure().indexes)) {
            this.set({state}, count)
          }
        },
      }),
    )
    registry.registerMetric(
      new Gauge({
        name: 'lake_database_size_bytes',
        help: 'The size of the database without its write-ahead log',
        registers,
        collect() {
          this.set(measure().databaseSize)
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
