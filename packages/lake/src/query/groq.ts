import {DateTime, evaluate, evaluateSync, GroqSyntaxError, parse, Path, toJS} from 'groq-js'

import {QueryError} from '../errors/query-error.ts'
import {QueryLimitError} from '../errors/query-limit-error.ts'
import {isRecord} from '../json.ts'
import {UntraceableError} from './source-map/untraceable-error.ts'

/** A node of groq-js's syntax tree; the package does not export usable types for it. */
export interface SyntaxNode {
  readonly type: string
  readonly [property: string]: unknown
}

/** The values of a query's `$parameters`, by name without the `$`. */
export type QueryParameters = Readonly<Record<string, unknown>>

/** The inputs of an evaluation. */
export interface Evaluation {
  readonly parameters: QueryParameters
  readonly timestamp: Date
  readonly identity: string
  readonly projectId: string
  readonly dataset: string
  /** Finds the target of a reference; `undefined` if there is none or it is not visible. */
  dereference(id: string): unknown
}

/**
 * Parses a GROQ query.
 *
 * Throws a QueryError with the position of the syntax error.
 */
export function parseQuery(query: string, parameters?: QueryParameters): SyntaxNode {
  try {
    return parse(query, parameters ? {params: {...parameters}} : {})
  } catch (error) {
    throw toQueryError(error, query)
  }
}

/** Returns true for the error of a query that can only be parsed with its parameters' values, as in `[0..$last]`. */
export function isMissingParameterValues(error: unknown): boolean {
  return error instanceof QueryError && error.message === 'slicing must use constant numbers'
}

/** Evaluates a parsed query synchronously. Throws a QueryError. */
export function evaluateQuerySync(
  tree: SyntaxNode,
  query: string,
  evaluation: Evaluation,
): unknown {
  return describeErrors(query, () => toJS(evaluateSync(tree, optionsOf(evaluation))))
}

/** Evaluates a parsed query that uses asynchronous functions. Rejects with a QueryError. */
export async function evaluateQueryAsync(
  tree: SyntaxNode,
  query: string,
  evaluation: Evaluation,
): Promise<unknown> {
  try {
    const value = await evaluate(tree, optionsOf(evaluation))
    const data: unknown = await value.get()
    return toJson(data)
  } catch (error) {
    throw toQueryError(error, query)
  }
}

/** Returns true if an evaluation failed only because it cannot run synchronously. */
export function isAsynchronousOnly(error: unknown): boolean {
  return (
    error instanceof QueryError &&
    /synchronous mode|evalutesync|executeSync not supported|evaluateSync/i.test(error.message)
  )
}

/** Evaluates `left match right`, or `left in path(right)`, as groq-js does. */
export function evaluateOperator(op: 'match' | 'in', left: unknown, right: unknown): unknown {
  const operand = {type: 'Value', value: right}
  return evaluateNode({
    type: 'OpCall',
    op,
    left: {type: 'Value', value: left},
    right:
      op === 'in'
        ? {type: 'FuncCall', namespace: 'global', name: 'path', args: [operand]}
        : operand,
  })
}

/** Evaluates a function of values, such as `string::lower`, as groq-js does. */
export function evaluateFunction(fullName: string, values: readonly unknown[]): unknown {
  const [namespace = '', name = ''] = fullName.split('::')
  const args = values.map((value) => ({type: 'Value', value}))
  return evaluateNode({type: 'FuncCall', namespace, name, args})
}

/**
 * Evaluates a node for one value, to which `@` refers, and returns groq-js's own value: a time is an object.
 *
 * Throws the errors of groq-js; see `describeErrors`.
 */
export function evaluateFor(root: unknown, node: SyntaxNode, evaluation: Evaluation): unknown {
  const {data}: {readonly data: unknown} = evaluateSync(node, {...optionsOf(evaluation), root})
  return data
}

/** Turns the errors of groq-js into QueryErrors. */
export function describeErrors<Result>(query: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw toQueryError(error, query)
  }
}

/** Turns groq-js's own values, such as times, into JSON. */
export function toJson(data: unknown): unknown {
  return toJS({data})
}

/** Returns true if groq-js treats one of its own values as an object: times and paths are instances of classes. */
export function isObjectOfGroq(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && !(value instanceof DateTime) && !(value instanceof Path)
}

function evaluateNode(node: SyntaxNode): unknown {
  const {data}: {readonly data: unknown} = evaluateSync(node)
  return data
}

function optionsOf(evaluation: Evaluation): Record<string, unknown> {
  return {
    params: evaluation.parameters,
    timestamp: evaluation.timestamp,
    identity: evaluation.identity,
    sanity: {projectId: evaluation.projectId, dataset: evaluation.dataset},
    // The plan replaces every `*`, but groq-js follows references only if there is a dataset.
    dataset: [],
    dereference: ({_ref}: {_ref: string}) => evaluation.dereference(_ref),
  }
}

function toQueryError(error: unknown, query: string): unknown {
  if (error instanceof QueryError || error instanceof UntraceableError) {
    return error
  }
  if (error instanceof RangeError) {
    if (/call stack/.test(error.message)) {
      return new QueryError(query, 'the query nests too deeply')
    }
    // A string or an array exceeded the maximum length of JavaScript.
    return new QueryLimitError('query-memory-limit')
  }
  if (error instanceof GroqSyntaxError) {
    return toSyntaxError(error, query)
  }
  if (error instanceof Error) {
    return new QueryError(query, error.message)
  }
  return error
}

function toSyntaxError(error: GroqSyntaxError, query: string): QueryError {
  const {position, message} = error
  const end = query.trimEnd().length
  // Clients recognise an incomplete query by this message.
  if (position >= end || message.endsWith('Unexpected end of query')) {
    return new QueryError(query, 'unexpected end-of-file, expected expression', end, end)
  }
  const detail = message.split(': ').slice(1).join(': ') || 'syntax error'
  return new QueryError(
    query,
    detail.charAt(0).toLowerCase() + detail.slice(1),
    position,
    position + 1,
  )
}
