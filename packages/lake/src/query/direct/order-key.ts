import {isOrderFunction, orderValueOf, type OrderFunction} from '../../store/order-value.ts'
import {pathOf} from './condition.ts'
import {createExpression, type Expression} from './expression.ts'
import type {Syntax} from './syntax.ts'

/** A path by which documents are ordered, or a function of its value. */
export interface OrderKey {
  readonly path: readonly string[]
  readonly function?: OrderFunction
}

/** Reads what an index can order by; `undefined` if it cannot. */
export function readOrderKey(syntax: Syntax): OrderKey | undefined {
  const call = readOrderCall(syntax)
  const path = pathOf(call?.argument ?? syntax)
  return path && {path, ...(call && {function: call.name})}
}

/** Compiles what an array is ordered by. Only here, `dateTime()` is supported: its results compare as numbers. */
export function compileOrderKey(
  syntax: Syntax,
  compile: (syntax: Syntax) => Expression,
): Expression {
  const call = readOrderCall(syntax)
  if (!call) {
    return compile(syntax)
  }
  const argument = compile(call.argument)
  return createExpression((scope, run) => orderValueOf(argument.evaluate(scope, run), call.name))
}

/** Reads a call of a function by which an index can order. */
export function readOrderCall(
  syntax: Syntax,
): {readonly name: OrderFunction; readonly argument: Syntax} | undefined {
  if (syntax.type === 'Group') {
    return readOrderCall(syntax.base)
  }
  if (syntax.type !== 'Call') {
    return undefined
  }
  const name = syntax.name.replace(/^(?:global|string)::/, '')
  const [argument, ...others] = syntax.args
  return isOrderFunction(name) && argument && others.length === 0 ? {name, argument} : undefined
}
