import {
  attributeOf,
  createExpression,
  isObjectValue,
  nestScope,
  renderAttribute,
  renderValue,
  type Expression,
  type Run,
  type Scope,
} from './expression.ts'
import {compileCall} from './compile-call.ts'
import {compileObject} from './compile-object.ts'
import {compileOrder} from './compile-order.ts'
import {compileOperator} from './compile-operator.ts'
import {compilePipeline} from './compile-pipeline.ts'
import {NotDirectError} from './not-direct-error.ts'
import {compileOrderKey} from './order-key.ts'
import {moveOrderBelowProjection} from './order-of-projection.ts'
import {matchPipeline} from './pipeline.ts'
import type {SliceSyntax, Syntax} from './syntax.ts'

const NULL = createExpression(() => null)

/**
 * Compiles a syntax tree to functions that give the same results as groq-js.
 *
 * @param isInElement - True if `^` in a nested filter refers to an element; see `planQuery`.
 * Throws a NotDirectError if a part of the query is not supported.
 */
export function compile(syntax: Syntax, isInElement: boolean): Expression {
  const moved = moveOrderBelowProjection(syntax)
  if (moved) {
    return compile(moved, isInElement)
  }
  const pipeline = matchPipeline(syntax)
  if (pipeline) {
    return compilePipeline(pipeline, isInElement, (part) => compile(part, true))
  }
  switch (syntax.type) {
    case 'Value':
      return compileValue(syntax.value)
    case 'Parameter':
      return createExpression((_, {parameters}) => parameters[syntax.name] ?? null)
    case 'This':
      return createExpression(({value}) => value)
    case 'Parent':
      return createExpression((scope) => parentOf(scope, syntax.n))
    case 'Group':
      return compile(syntax.base, isInElement)
    case 'AccessAttribute':
      return compileAttribute(syntax.base, syntax.name, isInElement)
    case 'AccessElement':
      return compileElement(compile(syntax.base, isInElement), syntax.index)
    case 'Slice':
      return compileSlice(compile(syntax.base, isInElement), syntax)
    case 'ArrayCoerce': {
      const base = compile(syntax.base, isInElement)
      return createExpression((scope, run) => {
        const value = base.evaluate(scope, run)
        return Array.isArray(value) ? value : null
      })
    }
    case 'Deref':
      return compileDereference(compile(syntax.base, isInElement))
    case 'Projection':
      return compileProjection(compile(syntax.base, isInElement), compile(syntax.expr, true))
    case 'Map':
      return compileMap(compile(syntax.base, isInElement), compile(syntax.expr, false))
    case 'FlatMap':
      return compileFlatMap(compile(syntax.base, isInElement), compile(syntax.expr, false))
    case 'Filter':
      return compileFilter(compile(syntax.base, isInElement), compile(syntax.expr, true))
    case 'Order':
      return compileOrder(
        compile(syntax.base, isInElement),
        syntax.parts.map(({expr, direction}) => ({
          expression: compileOrderKey(expr, (part) => compile(part, true)),
          isDescending: direction === 'desc',
        })),
      )
    case 'And':
    case 'Or':
    case 'Not':
    case 'Operator':
      return compileOperator(syntax, (part) => compile(part, isInElement))
    case 'Call':
      return compileCall(syntax, (part) => compile(part, isInElement))
    case 'Object':
      return compileObject(syntax.members, (part) => compile(part, isInElement))
    case 'Array':
      return compileArray(
        syntax.elements.map(({value, isSplat}) => ({value: compile(value, isInElement), isSplat})),
      )
    case 'Select': {
      const alternatives = syntax.alternatives.map(({condition, value}) => ({
        condition: compile(condition, isInElement),
        value: compile(value, isInElement),
      }))
      const fallback = syntax.fallback ? compile(syntax.fallback, isInElement) : NULL
      const choose = (scope: Scope, run: Run): Expression =>
        alternatives.find(({condition}) => condition.evaluate(scope, run) === true)?.value ??
        fallback
      return {
        evaluate: (scope, run) => choose(scope, run).evaluate(scope, run),
        render: (scope, run) => choose(scope, run).render(scope, run),
      }
    }
    default:
      throw new NotDirectError(syntax.type)
  }
}

function compileValue(value: unknown): Expression {
  const text = renderValue(value)
  return {evaluate: () => value ?? null, render: () => text}
}

function parentOf(scope: Scope, levels: number): unknown {
  let current: Scope | undefined = scope
  for (let level = 0; level < levels; level++) {
    current = current?.parent
  }
  return current ? current.value : null
}

function compileAttribute(
  baseSyntax: Syntax | undefined,
  name: string,
  isInElement: boolean,
): Expression {
  if (!baseSyntax || baseSyntax.type === 'This') {
    return {
      evaluate: ({value}) => attributeOf(value, name),
      render: ({value}) => renderAttribute(value, name),
    }
  }
  const base = compile(baseSyntax, isInElement)
  return {
    evaluate: (scope, run) => attributeOf(base.evaluate(scope, run), name),
    render: (scope, run) => renderAttribute(base.evaluate(scope, run), name),
  }
}

function compileElement(base: Expression, index: number): Expression {
  return createExpression((scope, run) => {
    const value = base.evaluate(scope, run)
    return Array.isArray(value) ? (value[index < 0 ? index + value.length : index] ?? null) : null
  })
}

function compileSlice(base: Expression, {left, right, isInclusive}: SliceSyntax): Expression {
  return createExpression((scope, run) => {
    const value = base.evaluate(scope, run)
    if (!Array.isArray(value)) {
      return null
    }
    const start = left < 0 ? value.length + left : left
    const end = (right < 0 ? value.length + right : right) + (isInclusive ? 1 : 0)
    return value.slice(Math.max(start, 0), Math.max(end, 0))
  })
}

function compileDereference(base: Expression): Expression {
  return createExpression((scope, run) => {
    const id = attributeOf(base.evaluate(scope, run), '_ref')
    if (typeof id !== 'string') {
      return null
    }
    run.record.addDocument(id)
    return run.documents.find(id) ?? null
  })
}

function compileProjection(base: Expression, expr: Expression): Expression {
  return {
    evaluate(scope, run) {
      const value = base.evaluate(scope, run)
      return isObjectValue(value) ? expr.evaluate(nestScope(scope, value), run) : null
    },
    render(scope, run) {
      const value = base.evaluate(scope, run)
      return isObjectValue(value) ? expr.render(nestScope(scope, value), run) : 'null'
    },
  }
}

/** Returns the elements of an array, each in a scope of its own; `undefined` if there is no array. */
function elementScopes(
  base: Expression,
  scope: Scope,
  run: Run,
  isHidden: boolean,
): Scope[] | undefined {
  const value = base.evaluate(scope, run)
  if (!Array.isArray(value)) {
    return undefined
  }
  run.budget.take('steps', value.length)
  return value.map((element) => nestScope(scope, element ?? null, isHidden))
}

function compileMap(base: Expression, expr: Expression): Expression {
  return {
    evaluate: (scope, run) =>
      elementScopes(base, scope, run, true)?.map((element) => expr.evaluate(element, run)) ?? null,
    render(scope, run) {
      const elements = elementScopes(base, scope, run, true)
      return elements ? `[${elements.map((element) => expr.render(element, run)).join()}]` : 'null'
    },
  }
}

function compileFlatMap(base: Expression, expr: Expression): Expression {
  return createExpression(
    (scope, run) =>
      elementScopes(base, scope, run, true)?.flatMap((element) => {
        const value = expr.evaluate(element, run)
        run.budget.take('steps', Array.isArray(value) ? value.length : 1)
        return value
      }) ?? null,
  )
}

function compileFilter(base: Expression, expr: Expression): Expression {
  return createExpression(
    (scope, run) =>
      elementScopes(base, scope, run, false)
        ?.filter((element) => expr.evaluate(element, run) === true)
        .map(({value}) => value) ?? null,
  )
}

function compileArray(
  elements: readonly {readonly value: Expression; readonly isSplat: boolean}[],
): Expression {
  return createExpression((scope, run) =>
    elements.flatMap(({value, isSplat}) => {
      const element = value.evaluate(scope, run)
      if (!isSplat) {
        return [element]
      }
      const list: unknown[] = Array.isArray(element) ? element : []
      run.budget.take('steps', list.length)
      return list
    }),
  )
}
