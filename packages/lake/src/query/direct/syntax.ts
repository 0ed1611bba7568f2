import type {SyntaxNode} from '../groq.ts'

/** A path's part, a computation or a source: the nodes of GROQ that can be evaluated directly. */
export type Syntax =
  | {readonly type: 'Value'; readonly value: unknown}
  | {readonly type: 'Parameter'; readonly name: string}
  | {readonly type: 'This' | 'Everything'}
  | {readonly type: 'Parent'; readonly n: number}
  | {readonly type: 'AccessAttribute'; readonly base: Syntax | undefined; readonly name: string}
  | {readonly type: 'AccessElement'; readonly base: Syntax; readonly index: number}
  | SliceSyntax
  | {readonly type: 'Deref' | 'ArrayCoerce' | 'Group'; readonly base: Syntax}
  | NotSyntax
  | {
      readonly type: 'Projection' | 'Map' | 'FlatMap'
      readonly base: Syntax
      readonly expr: Syntax
    }
  | FilterSyntax
  | OrderSyntax
  | LogicalSyntax
  | OperatorSyntax
  | CallSyntax
  | {readonly type: 'Array'; readonly elements: readonly ElementSyntax[]}
  | {readonly type: 'Object'; readonly members: readonly MemberSyntax[]}
  | {
      readonly type: 'Select'
      readonly alternatives: readonly {readonly condition: Syntax; readonly value: Syntax}[]
      readonly fallback: Syntax | undefined
    }

/** `base[left..right]` with constant numbers. */
export interface SliceSyntax {
  readonly type: 'Slice'
  readonly base: Syntax
  readonly left: number
  readonly right: number
  readonly isInclusive: boolean
}

/** `base[expr]` with a condition. */
export interface FilterSyntax {
  readonly type: 'Filter'
  readonly base: Syntax
  readonly expr: Syntax
  /** The condition as groq-js parsed it, from which sync tags are derived. */
  readonly source: SyntaxNode
}

/** `base | order(…)`. */
export interface OrderSyntax {
  readonly type: 'Order'
  readonly base: Syntax
  readonly parts: readonly {readonly expr: Syntax; readonly direction: 'asc' | 'desc'}[]
}

/** `!base`. */
export interface NotSyntax {
  readonly type: 'Not'
  readonly base: Syntax
}

/** `left && right` or `left || right`. */
export interface LogicalSyntax {
  readonly type: 'And' | 'Or'
  readonly left: Syntax
  readonly right: Syntax
}

/** `left op right`. */
export interface OperatorSyntax {
  readonly type: 'Operator'
  readonly op: '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'match' | '+'
  readonly left: Syntax
  readonly right: Syntax
  /** True if the right side is a subquery that has the same value for every document. */
  readonly hasClosedList: boolean
}

/** A call of a function, such as `global::count`. */
export interface CallSyntax {
  readonly type: 'Call'
  /** With the namespace. */
  readonly name: string
  readonly args: readonly Syntax[]
}

/** An element of an array; with `isSplat`, the elements of another array. */
export interface ElementSyntax {
  readonly value: Syntax
  readonly isSplat: boolean
}

/** A part of an object: an attribute, or all attributes of another object, perhaps only on a condition. */
export type MemberSyntax =
  | {readonly kind: 'attribute'; readonly name: string; readonly value: Syntax}
  | {readonly kind: 'splat'; readonly condition: Syntax | undefined; readonly value: Syntax}
