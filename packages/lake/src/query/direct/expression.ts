import {isRecord} from '../../json.ts'
import {StoredDocument} from '../../store/stored-document.ts'
import type {QueryParameters} from '../groq.ts'
import type {SyncTagRecord} from '../sync-tags.ts'
import type {AccessStep} from './access-step.ts'
import type {Budget} from './budget.ts'
import type {VisibleDocuments} from './visible-documents.ts'
import type {DocumentStore} from '../../store/document-store.ts'

/** One run of a query. */
export interface Run {
  readonly parameters: QueryParameters
  /** The user's id, for `identity()`. */
  readonly identity: string
  readonly isAnonymous: boolean
  readonly timestamp: Date
  readonly store: DocumentStore
  /** Types with at most this many documents are read without an index. */
  readonly maxUnindexed: number
  /** False if indexes that a query can do without are not used. */
  readonly usesOptionalIndexes: boolean
  readonly documents: VisibleDocuments
  readonly record: SyncTagRecord
  readonly budget: Budget
  /** The values of expressions that are the same for every document, each computed once. */
  readonly sharedValues: Map<Expression, unknown>
  /** How documents were found, for `explain`. */
  readonly steps: AccessStep[]
}

/** The value that attributes belong to, and the enclosing values for `^`. */
export interface Scope {
  /** JSON, a StoredDocument, or an array with StoredDocuments. */
  readonly value: unknown
  readonly parent: Scope | undefined
  /** `^` does not refer to an element of a `Map`. */
  readonly isHidden: boolean
}

/** A compiled node of the syntax tree. */
export interface Expression {
  /** Returns JSON, a StoredDocument, or an array with StoredDocuments. */
  evaluate(scope: Scope, run: Run): unknown
  /** Returns the JSON of the value. */
  render(scope: Scope, run: Run): string
}

/** The scope of a whole query. */
export const ROOT_SCOPE: Scope = {value: null, parent: undefined, isHidden: false}

/** Creates an expression from a function that computes its value. */
export function createExpression(evaluate: Expression['evaluate']): Expression {
  return {evaluate, render: (scope, run) => renderValue(evaluate(scope, run))}
}

/** Creates an expression that is evaluated once in each run, because its value does not depend on the scope. */
export function shareExpression(expression: Expression): Expression {
  return createExpression((scope, run) => {
    if (!run.sharedValues.has(expression)) {
      run.sharedValues.set(expression, expression.evaluate(scope, run))
    }
    return run.sharedValues.get(expression)
  })
}

/** Creates the scope of a value within another scope. */
export function nestScope(outer: Scope, value: unknown, isHidden = false): Scope {
  return {value, parent: outer.isHidden ? outer.parent : outer, isHidden}
}

/** Returns the JSON of a value. */
export function renderValue(value: unknown): string {
  if (value instanceof StoredDocument) {
    return value.text()
  }
  if (Array.isArray(value)) {
    return `[${value.map(renderValue).join()}]`
  }
  return value === undefined ? 'null' : JSON.stringify(value)
}

/** Returns true for an object of GROQ: a document or a JSON object. */
export function isObjectValue(value: unknown): value is StoredDocument | Record<string, unknown> {
  return value instanceof StoredDocument || isRecord(value)
}

/** Returns an attribute of a value; `null` if there is none. */
export function attributeOf(value: unknown, name: string): unknown {
  if (value instanceof StoredDocument) {
    return value.get(name) ?? null
  }
  return isRecord(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null
}

/** Returns the JSON of an attribute of a value. */
export function renderAttribute(value: unknown, name: string): string {
  return value instanceof StoredDocument
    ? value.textOf(name)
    : renderValue(attributeOf(value, name))
}
