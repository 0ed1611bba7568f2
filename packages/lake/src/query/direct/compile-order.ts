import {sortBy} from './compare.ts'
import {createExpression, nestScope, type Expression} from './expression.ts'

/** A part of the arguments of `order()`. */
export interface CompiledOrder {
  readonly expression: Expression
  readonly isDescending: boolean
}

/** Compiles an order of any array, such as that of a projection. */
export function compileOrder(base: Expression, parts: readonly CompiledOrder[]): Expression {
  return createExpression((scope, run) => {
    const value = base.evaluate(scope, run)
    if (!Array.isArray(value)) {
      return null
    }
    const elements: readonly unknown[] = value
    run.budget.take('steps', elements.length * parts.length)
    return sortBy(
      elements,
      parts.map(({expression, isDescending}) => ({
        keyOf: (element) => expression.evaluate(nestScope(scope, element ?? null), run),
        isDescending,
      })),
    )
  })
}
