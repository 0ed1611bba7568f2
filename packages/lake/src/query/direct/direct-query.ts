import type {DocumentStore} from '../../store/document-store.ts'
import {completeGroq} from '../complete-groq.ts'
import {parseQuery, type QueryParameters} from '../groq.ts'
import type {Perspective} from '../perspective.ts'
import type {ReadableTypes} from '../../auth/caller.ts'
import {PlanError} from '../plan-error.ts'
import {parameterNamesOf} from '../syntax-node.ts'
import type {SyncTagger} from '../sync-tags.ts'
import type {AccessStep} from './access-step.ts'
import {Budget, type BudgetLimits} from './budget.ts'
import {compile} from './compile.ts'
import {ROOT_SCOPE, type Expression, type Run} from './expression.ts'
import {NotDirectError} from './not-direct-error.ts'
import {readSyntax} from './read-syntax.ts'
import {VisibleDocuments, visibilityOf} from './visible-documents.ts'

const MAX_UNINDEXED = 64

/** A query that is evaluated directly on the store. */
export interface DirectInput {
  readonly query: string
  readonly parameters: QueryParameters
  readonly identity: string
  readonly isAnonymous: boolean
  readonly perspective: Perspective
  readonly readableTypes: ReadableTypes
  readonly timestamp: Date
}

/** The result of a query as JSON, and how it was found. */
export interface DirectResult {
  readonly text: string
  readonly syncTags: readonly string[]
  readonly steps: readonly AccessStep[]
}

/** The data and the limits of direct evaluation. */
export interface DirectOptions {
  readonly store: DocumentStore
  readonly tagger: SyncTagger
  readonly limits: BudgetLimits
  /** Types with at most this many documents are read without an index. */
  readonly maxUnindexed?: number
  /** False to do without indexes that cannot be built now, if possible; true by default. */
  readonly usesOptionalIndexes?: boolean
}

/** A query that has been compiled. */
export interface DirectQuery {
  readonly expression: Expression
  readonly parameterNames: readonly string[]
}

/** Compiles a query. Throws a NotDirectError if it has an unsupported part, and a QueryError if it is invalid. */
export function compileQuery(query: string, parameters?: QueryParameters): DirectQuery {
  const tree = parseQuery(query, parameters)
  try {
    const expression = compile(readSyntax(completeGroq(tree)), false)
    return {expression, parameterNames: parameterNamesOf(tree)}
  } catch (error) {
    throw error instanceof PlanError ? new NotDirectError(error.message) : error
  }
}

/**
 * Runs a compiled query.
 *
 * Throws a NotDirectError if it needs more than `limits`, a value that is not supported, or a missing index.
 */
export function runQuery(
  {expression, parameterNames}: DirectQuery,
  input: DirectInput,
  {store, tagger, limits, maxUnindexed = MAX_UNINDEXED, usesOptionalIndexes = true}: DirectOptions,
): DirectResult {
  const {parameters, identity, isAnonymous, perspective, readableTypes, timestamp} = input
  const visibility = visibilityOf(perspective, readableTypes)
  if (visibility === undefined) {
    throw new NotDirectError('a role for some types')
  }
  if (!parameterNames.every((name) => Object.hasOwn(parameters, name))) {
    // `QueryEngine` describes the error.
    throw new NotDirectError('a missing parameter')
  }
  const budget = new Budget(limits)
  const run: Run = {
    parameters,
    identity,
    isAnonymous,
    timestamp,
    store,
    maxUnindexed,
    usesOptionalIndexes,
    documents: new VisibleDocuments(store, visibility, budget),
    record: tagger.startRecord(),
    budget,
    sharedValues: new Map(),
    steps: [],
  }
  const text = store.readTogether(() => expression.render(ROOT_SCOPE, run))
  return {text, syncTags: run.record.getTags(), steps: run.steps}
}
