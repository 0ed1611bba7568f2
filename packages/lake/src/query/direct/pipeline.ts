import type {SyntaxNode} from '../groq.ts'
import {NotDirectError} from './not-direct-error.ts'
import type {OrderSyntax, Syntax} from './syntax.ts'

/** Documents from `start` to `end`, which is not included. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** `*` with filters, an order and a slice; with `isSingle`, its first document; with `isCount`, its length. */
export interface Pipeline {
  readonly conditions: readonly Syntax[]
  /** The first filter as groq-js parsed it, from which sync tags are derived. */
  readonly source: SyntaxNode | undefined
  readonly order: OrderSyntax['parts']
  readonly range: Range | undefined
  readonly result: 'documents' | 'single' | 'count'
}

const EVERYTHING: Pipeline = {
  conditions: [],
  source: undefined,
  order: [],
  range: undefined,
  result: 'documents',
}

/** Matches the part of a query that selects documents; `undefined` if the syntax is something else. */
export function matchPipeline(syntax: Syntax): Pipeline | undefined {
  if (syntax.type === 'Everything') {
    return EVERYTHING
  }
  if (syntax.type === 'Call' && syntax.name === 'global::count') {
    const [argument] = syntax.args
    const counted = argument && matchDocuments(argument)
    return counted && !counted.range ? {...counted, order: [], result: 'count'} : undefined
  }
  if (
    syntax.type !== 'Filter' &&
    syntax.type !== 'Order' &&
    syntax.type !== 'Slice' &&
    syntax.type !== 'AccessElement'
  ) {
    return undefined
  }
  const base = matchDocuments(syntax.base)
  if (!base || base.range) {
    if (base && syntax.type === 'Order') {
      throw new NotDirectError('an order after a slice')
    }
    return undefined
  }
  switch (syntax.type) {
    case 'Filter':
      return base.order.length > 0
        ? undefined
        : {
            ...base,
            conditions: [...base.conditions, ...conjunctsOf(syntax.expr)],
            source: base.source ?? syntax.source,
          }
    case 'Order':
      return base.order.length > 0 ? undefined : {...base, order: syntax.parts}
    case 'Slice':
      return {...base, range: rangeOf(syntax.left, syntax.right + (syntax.isInclusive ? 1 : 0))}
    case 'AccessElement':
      return {...base, range: rangeOf(syntax.index, syntax.index + 1), result: 'single'}
    default:
      return syntax satisfies never
  }
}

/** Lists the conditions that are joined by `&&`. */
export function conjunctsOf(syntax: Syntax): Syntax[] {
  if (syntax.type === 'Group') {
    return conjunctsOf(syntax.base)
  }
  return syntax.type === 'And'
    ? [...conjunctsOf(syntax.left), ...conjunctsOf(syntax.right)]
    : [syntax]
}

function matchDocuments(syntax: Syntax): Pipeline | undefined {
  if (syntax.type === 'Group') {
    return matchDocuments(syntax.base)
  }
  const matched = matchPipeline(syntax)
  return matched?.result === 'documents' ? matched : undefined
}

function rangeOf(start: number, end: number): Range {
  if (start < 0 || end < 0) {
    throw new NotDirectError('a slice from the end')
  }
  return {start, end: Math.max(start, end)}
}
