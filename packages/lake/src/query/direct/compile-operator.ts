import {evaluateOperator} from '../groq.ts'
import {compareSameType, isEqual} from './compare.ts'
import {createExpression, shareExpression, type Expression} from './expression.ts'
import {foldedWordsOf, readPattern, type Pattern} from './match.ts'
import {readTextQuery, readTextQueryCall, textsOfValue} from './text-query.ts'
import {NotDirectError} from './not-direct-error.ts'
import type {CallSyntax, LogicalSyntax, NotSyntax, OperatorSyntax, Syntax} from './syntax.ts'

/** Only one wildcard at the end, because a path becomes a regular expression. */
const SIMPLE_PATH = /^[\w.-]*\*{0,2}$/

/** Compiles an operator. Both sides are always evaluated, as in groq-js. */
export function compileOperator(
  syntax: LogicalSyntax | NotSyntax | OperatorSyntax,
  compile: (syntax: Syntax) => Expression,
): Expression {
  if (syntax.type === 'Not') {
    const base = compile(syntax.base)
    return createExpression((scope, run) => {
      const value = base.evaluate(scope, run)
      return typeof value === 'boolean' ? !value : null
    })
  }
  if (syntax.type === 'Operator' && syntax.op === 'in' && isPathCall(syntax.right)) {
    return compileInPath(compile(syntax.left), syntax.right.args)
  }
  const left = compile(syntax.left)
  const query =
    syntax.type === 'Operator' && syntax.op === 'match'
      ? readTextQueryCall(syntax.right)
      : undefined
  if (query) {
    return compileTextQuery(left, compile(query))
  }
  const right = compile(syntax.right)
  if (syntax.type !== 'Operator') {
    const decisive = syntax.type === 'Or'
    return createExpression((scope, run) => {
      const values = [left.evaluate(scope, run), right.evaluate(scope, run)]
      if (values.includes(decisive)) {
        return decisive
      }
      return values.every((value) => typeof value === 'boolean') ? !decisive : null
    })
  }
  switch (syntax.op) {
    case '==':
      return createExpression((scope, run) =>
        isEqual(left.evaluate(scope, run), right.evaluate(scope, run)),
      )
    case '!=':
      return createExpression(
        (scope, run) => !isEqual(left.evaluate(scope, run), right.evaluate(scope, run)),
      )
    case 'in':
      return compileIn(left, syntax.hasClosedList ? shareExpression(right) : right)
    case 'match':
      return compileMatch(left, right)
    case '+':
      return compilePlus(left, right)
    default:
      return compileComparison(left, right, syntax.op)
  }
}

function compileComparison(
  left: Expression,
  right: Expression,
  op: '<' | '<=' | '>' | '>=',
): Expression {
  return createExpression((scope, run) => {
    const order = compareSameType(left.evaluate(scope, run), right.evaluate(scope, run))
    if (order === null) {
      return null
    }
    switch (op) {
      case '<':
        return order < 0
      case '<=':
        return order <= 0
      case '>':
        return order > 0
      case '>=':
        return order >= 0
      default:
        return op satisfies never
    }
  })
}

function compileIn(left: Expression, right: Expression): Expression {
  return createExpression((scope, run) => {
    const value = left.evaluate(scope, run)
    const list = right.evaluate(scope, run)
    if (!Array.isArray(list)) {
      return null
    }
    run.budget.take('steps', list.length)
    return list.some((entry) => isEqual(value, entry ?? null))
  })
}

function isPathCall(syntax: Syntax): syntax is CallSyntax {
  return syntax.type === 'Call' && syntax.name === 'global::path'
}

function compileInPath(left: Expression, [pattern]: readonly Syntax[]): Expression {
  if (pattern?.type !== 'Value' || typeof pattern.value !== 'string') {
    throw new NotDirectError('a computed path')
  }
  const text = pattern.value
  if (!SIMPLE_PATH.test(text)) {
    throw new NotDirectError('a path with several wildcards')
  }
  return createExpression((scope, run) => {
    const value = left.evaluate(scope, run)
    return typeof value === 'string' ? evaluateOperator('in', value, text) : null
  })
}

function compileMatch(left: Expression, right: Expression): Expression {
  let previous: {readonly value: unknown; readonly pattern: Pattern | undefined} = {
    value: undefined,
    pattern: undefined,
  }
  return createExpression((scope, run) => {
    const text = left.evaluate(scope, run)
    const value = right.evaluate(scope, run)
    run.budget.take('text', lengthOf(value))
    if (previous.value !== value) {
      previous = {value, pattern: readPattern(value)}
    }
    const {pattern} = previous
    if (!pattern) {
      return false
    }
    run.budget.take('text', lengthOf(text))
    return pattern(foldedWordsOf(text), (count) => run.budget.take('text', count))
  })
}

function compileTextQuery(left: Expression, query: Expression): Expression {
  return createExpression((scope, run) => {
    const textQuery = readTextQuery(query.evaluate(scope, run))
    if (!textQuery) {
      return false
    }
    const texts = textsOfValue(left.evaluate(scope, run))
    run.budget.take('text', lengthOf(texts))
    return texts.length > 0 && textQuery.matches(texts, (count) => run.budget.take('text', count))
  })
}

function lengthOf(text: unknown): number {
  if (Array.isArray(text)) {
    return text.reduce<number>((sum, part) => sum + lengthOf(part), 1)
  }
  return typeof text === 'string' ? text.length : 1
}

function compilePlus(left: Expression, right: Expression): Expression {
  return createExpression((scope, run) => {
    const first = left.evaluate(scope, run)
    const second = right.evaluate(scope, run)
    if (typeof first === 'string' && typeof second === 'string') {
      run.budget.take('text', first.length + second.length)
      return first + second
    }
    if (typeof first === 'number' && typeof second === 'number') {
      const sum = first + second
      return Number.isFinite(sum) ? sum : null
    }
    if (
      first !== null &&
      typeof first === 'object' &&
      second !== null &&
      typeof second === 'object'
    ) {
      throw new NotDirectError('a sum of arrays or objects')
    }
    return null
  })
}
