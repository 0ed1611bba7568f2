import {StoredDocument} from '../../store/stored-document.ts'
import {evaluateFunction} from '../groq.ts'
import {createExpression, type Expression} from './expression.ts'
import {NotDirectError} from './not-direct-error.ts'
import type {CallSyntax, Syntax} from './syntax.ts'

/** Functions of values alone, each with a time that grows only with the size of its arguments. groq-js runs them. */
const VALUE_FUNCTIONS: ReadonlySet<string> = new Set([
  'global::length',
  'global::lower',
  'global::upper',
  'global::round',
  'global::string',
  'string::lower',
  'string::upper',
  'string::startsWith',
  'array::compact',
  'array::join',
  'pt::text',
])

/** Compiles a call of a function. Throws a NotDirectError if the function is not supported. */
export function compileCall(
  {name, args}: CallSyntax,
  compile: (syntax: Syntax) => Expression,
): Expression {
  const values = args.map(compile)
  const [first] = values
  if (first && values.length === 1 && name === 'global::defined') {
    return createExpression((scope, run) => first.evaluate(scope, run) !== null)
  }
  if (first && values.length === 1 && name === 'global::count') {
    return createExpression((scope, run) => {
      const value = first.evaluate(scope, run)
      return Array.isArray(value) ? value.length : null
    })
  }
  if (name === 'global::coalesce') {
    return compileCoalesce(values)
  }
  if (name === 'global::references') {
    return compileReferences(values)
  }
  if (first && values.length === 1 && name === 'sanity::versionOf') {
    return compileVersionOf(first)
  }
  if (name === 'global::now' && values.length === 0) {
    return createExpression((_, {timestamp}) => timestamp.toISOString())
  }
  if (name === 'global::identity' && values.length === 0) {
    return createExpression((_, {identity}) => identity)
  }
  if (VALUE_FUNCTIONS.has(name)) {
    return compileValueFunction(name, values)
  }
  throw new NotDirectError(`the function ${name.replace('global::', '')}()`)
}

function compileCoalesce(values: readonly Expression[]): Expression {
  return createExpression((scope, run) => {
    for (const value of values) {
      const result = value.evaluate(scope, run)
      if (result !== null) {
        return result
      }
    }
    return null
  })
}

function compileReferences(values: readonly Expression[]): Expression {
  return createExpression((scope, run) => {
    const ids = new Set<unknown>()
    for (const value of values) {
      const result = value.evaluate(scope, run)
      for (const id of Array.isArray(result) ? result : [result]) {
        if (typeof id === 'string') {
          ids.add(id)
        }
      }
    }
    const {value} = scope
    if (!(value instanceof StoredDocument)) {
      throw new NotDirectError('references() outside of a filter')
    }
    return ids.size > 0 && value.references(ids)
  })
}

/** Compiles `sanity::versionOf(id)`, which is true for all variants of a document. */
function compileVersionOf(value: Expression): Expression {
  return createExpression((scope, run) => {
    const baseId = value.evaluate(scope, run)
    const document = scope.value
    if (typeof baseId !== 'string') {
      return null
    }
    const id = document instanceof StoredDocument ? document.get('_id') : null
    if (typeof id !== 'string') {
      return null
    }
    const [prefix, second, ...rest] = id.split('.')
    return (
      id === baseId ||
      (prefix === 'drafts' && [second, ...rest].join('.') === baseId) ||
      (prefix === 'versions' && rest.length > 0 && rest.join('.') === baseId)
    )
  })
}

function compileValueFunction(name: string, values: readonly Expression[]): Expression {
  return createExpression((scope, run) => {
    const results = values.map((value) => value.evaluate(scope, run))
    if (results.flat().some((value) => value instanceof StoredDocument)) {
      throw new NotDirectError(`${name} of a document`)
    }
    for (const value of results) {
      run.budget.take('text', sizeOf(value))
    }
    return evaluateFunction(name, results)
  })
}

/** Returns about the number of characters in a value, so that long texts count against the budget. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') {
    return value.length
  }
  return Array.isArray(value)
    ? value.reduce<number>((sum, part) => sum + sizeOf(part), value.length)
    : 1
}
