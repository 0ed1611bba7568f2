import {QueryError} from '../errors/query-error.ts'
import {createExecution, type ExecutionOptions, type Question} from './execution.ts'
import {
  evaluateQuery,
  evaluateQuerySlowly,
  isAsynchronousOnly,
  needsParameterValues,
  parseQuery,
  type QueryParameters,
} from './groq.ts'
import {hasModestWords, isModestPattern, MAX_WILDCARDS} from './match-pattern.ts'
import {PlanError} from './plan-error.ts'
import {planQuery, type Plan} from './plan.ts'

/** The longest query, in UTF-16 code units. */
export const MAX_QUERY_LENGTH = 200_000
const MAX_PLANS = 500
const MAX_CACHED_QUERY_LENGTH = 20_000

/** A query's result with the sync tags of all that it was read from. */
export interface Answer {
  readonly result: unknown
  readonly syncTags: readonly string[]
}

/** Plans and answers GROQ queries. */
export class QueryEngine {
  readonly #options: ExecutionOptions
  readonly #plans = new Map<string, Plan>()

  constructor(options: ExecutionOptions) {
    this.#options = options
  }

  /** Answers a query. Rejects with a QueryError. */
  async ask(question: Question): Promise<Answer> {
    const {query} = question
    const plan = this.#plan(query, question.parameters)
    assertParameters(plan, question)
    const execution = createExecution(question, this.#options)
    try {
      const result = plan.run(execution, () => evaluateQuery(plan.tree, query, execution))
      return {result, syncTags: execution.tags()}
    } catch (error) {
      if (!isAsynchronousOnly(error)) {
        throw execution.fault() ?? error
      }
    }
    return this.#askSlowly(question)
  }

  /** Answers a query that uses nothing asynchronous, at once. Throws a QueryError. */
  askNow(question: Question): unknown {
    const plan = this.#plan(question.query, question.parameters)
    assertParameters(plan, question)
    const execution = createExecution(question, this.#options)
    try {
      return plan.run(execution, () => evaluateQuery(plan.tree, question.query, execution))
    } catch (error) {
      throw execution.fault() ?? error
    }
  }

  async #askSlowly(question: Question): Promise<Answer> {
    const {query, parameters} = question
    const execution = createExecution(question, this.#options)
    // A plan of its own: it stays lent while other work goes on.
    const plan = this.#prepare(query, parameters)
    plan.bind(execution)
    try {
      const result = await evaluateQuerySlowly(plan.tree, query, execution)
      return {result, syncTags: execution.tags()}
    } catch (error) {
      throw execution.fault() ?? error
    }
  }

  #plan(query: string, parameters: QueryParameters): Plan {
    const known = this.#plans.get(query)
    if (known) {
      return known
    }
    if (query.length > MAX_QUERY_LENGTH) {
      throw new QueryError(
        query.slice(0, 100),
        `the query has ${query.length} characters, more than the ${MAX_QUERY_LENGTH} allowed`,
      )
    }
    try {
      const plan = this.#prepare(query)
      if (query.length <= MAX_CACHED_QUERY_LENGTH) {
        this.#plans.set(query, plan)
      }
      for (const oldest of this.#plans.keys()) {
        if (this.#plans.size <= MAX_PLANS) {
          break
        }
        this.#plans.delete(oldest)
      }
      return plan
    } catch (error) {
      if (!needsParameterValues(error)) {
        throw error
      }
      return this.#prepare(query, parameters)
    }
  }

  #prepare(query: string, parameters?: QueryParameters): Plan {
    const tree = parseQuery(query, parameters)
    try {
      return planQuery(tree)
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

function assertParameters(plan: Plan, {query, parameters}: Question): void {
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
  for (const name of plan.patternNames) {
    if (isModestPattern(parameters[name])) {
      continue
    }
    throw new QueryError(
      query,
      `the pattern in $${name} has more than ${MAX_WILDCARDS} wildcards in one word`,
    )
  }
  if (plan.usesMatch && !hasModestWords(parameters)) {
    throw new QueryError(query, 'a parameter of a query with match has a word that is too long')
  }
}
