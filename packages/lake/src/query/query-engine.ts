import {QueryError} from '../errors/query-error.ts'
import {createExecution, type ExecutionOptions, type QueryInput} from './execution.ts'
import {
  describeErrors,
  evaluateQuerySync,
  evaluateQueryAsync,
  isAsynchronousOnly,
  isMissingParameterValues,
  parseQuery,
  toJson,
  type QueryParameters,
} from './groq.ts'
import {PlanError} from './plan-error.ts'
import {planQuery, type Plan, type PlanOptions} from './plan.ts'
import {createSourceMap, createUnknownSourceMap} from './source-map/source-map.ts'
import type {SourceMapFormat} from './source-map/source-map-format.ts'
import {traceQuery} from './source-map/trace.ts'
import {UntraceableError} from './source-map/untraceable-error.ts'

/** Maximum length of a query, in UTF-16 code units. */
export const MAX_QUERY_LENGTH = 200_000
const MAX_PLANS = 500
const MAX_CACHED_QUERY_LENGTH = 20_000

/** The plans of queries whose results are traced. */
const TRACED: PlanOptions = {allowsTextMatch: true}

/** The result of a query, with its sync tags. */
export interface QueryResult {
  readonly result: unknown
  readonly syncTags: readonly string[]
}

/** The result of a query, with its sync tags and its source map. */
export interface TracedResult extends QueryResult {
  /** JSON. */
  readonly sourceMap: string
}

/** Plans and evaluates GROQ queries. */
export class QueryEngine {
  readonly #options: ExecutionOptions
  readonly #plans = new Map<string, Plan>()

  constructor(options: ExecutionOptions) {
    this.#options = options
  }

  /** Evaluates a query. Rejects with a QueryError. */
  async evaluate(input: QueryInput): Promise<QueryResult> {
    const {query} = input
    const plan = this.#findOrCreatePlan(query, input.parameters)
    assertParameters(plan, input)
    const execution = createExecution(input, this.#options)
    try {
      const result = plan.run(execution, () => evaluateQuerySync(plan.tree, query, execution))
      return {result, syncTags: execution.getTags()}
    } catch (error) {
      if (!isAsynchronousOnly(error)) {
        throw execution.getStorageError() ?? error
      }
    }
    return this.#evaluateAsync(input)
  }

  /** Evaluates a query and finds out where its result comes from. Rejects with a QueryError. */
  async evaluateTraced(input: QueryInput, format: SourceMapFormat): Promise<TracedResult> {
    const {query} = input
    const plan = this.#findOrCreatePlan(query, input.parameters, TRACED)
    assertParameters(plan, input)
    const execution = createExecution(input, this.#options)
    const hasLayers = input.view.hasLayers === true
    try {
      return describeErrors(query, () => {
        const traced = plan.run(execution, () => traceQuery(plan.tree, execution))
        return {
          result: toJson(traced.value),
          sourceMap: createSourceMap(traced, {format, hasLayers}),
          syncTags: execution.getTags(),
        }
      })
    } catch (error) {
      if (!(error instanceof UntraceableError) && !isAsynchronousOnly(error)) {
        throw execution.getStorageError() ?? error
      }
    }
    const evaluated = await this.evaluate(input)
    return {...evaluated, sourceMap: createUnknownSourceMap((evaluated.result ?? null) === null)}
  }

  /** Evaluates a query synchronously. Throws a QueryError, also if the query can only run asynchronously. */
  evaluateSync(input: QueryInput): unknown {
    const plan = this.#findOrCreatePlan(input.query, input.parameters)
    assertParameters(plan, input)
    const execution = createExecution(input, this.#options)
    try {
      return plan.run(execution, () => evaluateQuerySync(plan.tree, input.query, execution))
    } catch (error) {
      throw execution.getStorageError() ?? error
    }
  }

  async #evaluateAsync(input: QueryInput): Promise<QueryResult> {
    const {query, parameters} = input
    const execution = createExecution(input, this.#options)
    // The cached plan cannot be used, because this plan keeps its source while other queries run.
    const plan = this.#createPlan(query, parameters)
    plan.bind(execution)
    try {
      const result = await evaluateQueryAsync(plan.tree, query, execution)
      return {result, syncTags: execution.getTags()}
    } catch (error) {
      throw execution.getStorageError() ?? error
    }
  }

  #findOrCreatePlan(query: string, parameters: QueryParameters, options: PlanOptions = {}): Plan {
    const key = (options.allowsTextMatch === true ? 'traced:' : '') + query
    const cached = this.#plans.get(key)
    if (cached) {
      return cached
    }
    if (query.length > MAX_QUERY_LENGTH) {
      throw new QueryError(
        query.slice(0, 100),
        `the query has ${query.length} characters, more than the ${MAX_QUERY_LENGTH} allowed`,
      )
    }
    try {
      const plan = this.#createPlan(query, undefined, options)
      if (query.length <= MAX_CACHED_QUERY_LENGTH) {
        this.#plans.set(key, plan)
      }
      for (const oldest of this.#plans.keys()) {
        if (this.#plans.size <= MAX_PLANS) {
          break
        }
        this.#plans.delete(oldest)
      }
      return plan
    } catch (error) {
      if (!isMissingParameterValues(error)) {
        throw error
      }
      return this.#createPlan(query, parameters, options)
    }
  }

  #createPlan(query: string, parameters?: QueryParameters, options: PlanOptions = {}): Plan {
    const tree = parseQuery(query, parameters)
    try {
      return planQuery(tree, options)
    } catch (error) {
      if (error instanceof PlanError) {
        throw new QueryError(query, error.message)
      }
      if (error instanceof RangeError) {
        throw new QueryError(query, 'the query nests too deeply')
      }
      throw error
    }
  }
}

function assertParameters(plan: Plan, {query, parameters}: QueryInput): void {
  for (const name of plan.parameterNames) {
    if (Object.hasOwn(parameters, name)) {
      continue
    }
    const start = Math.max(0, query.indexOf(`$${name}`))
    throw new QueryError(
      query,
      `param $${name} referenced, but not provided`,
      start,
      start + name.length + 1,
    )
  }
}
