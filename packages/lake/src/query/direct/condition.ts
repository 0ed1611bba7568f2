import type {Expression} from './expression.ts'
import {createExpression, shareExpression} from './expression.ts'
import {textOf, unionOf, type Text} from './match-text.ts'
import {readTextQuery, readTextQueryCall} from './text-query.ts'
import type {LogicalSyntax, Syntax} from './syntax.ts'

/** Maximum number of names in a path of an index. */
const MAX_PATH_LENGTH = 4

/** A condition of a filter; with a `shape`, an index may find the documents that fulfil it. */
export interface Condition {
  readonly expression: Expression
  readonly shape: ConditionShape | undefined
  /** True if the condition has the same value for every document. */
  readonly isConstant: boolean
  /** The two sides of `||`. */
  readonly sides: readonly [Condition, Condition] | undefined
}

/** `operand` does not depend on the document. */
export type ConditionShape =
  | {
      readonly kind: 'equal' | 'among'
      readonly path: readonly string[]
      readonly operand: Expression
    }
  | {
      /** `operand in path`. */
      readonly kind: 'contains'
      readonly path: readonly string[]
      readonly operand: Expression
    }
  | {
      /** `reference->path == operand`. */
      readonly kind: 'target-equal'
      readonly reference: readonly string[]
      readonly path: readonly string[]
      readonly operand: Expression
    }
  | {readonly kind: 'references'; readonly operand: Expression}
  /** `sanity::versionOf(operand)`. */
  | {readonly kind: 'variants'; readonly operand: Expression}
  | {
      readonly kind: 'match'
      readonly text: Text
      readonly operand: Expression
      /** The pattern's syntax. */
      readonly pattern: string
    }

/** Analyses a condition of a filter. */
export function createCondition(
  syntax: Syntax,
  compile: (syntax: Syntax) => Expression,
): Condition {
  const inner = syntax.type === 'Group' ? syntax.base : syntax
  return {
    expression: compile(syntax),
    shape: shapeOf(inner, compile),
    isConstant: isConstant(inner),
    sides:
      inner.type === 'Or'
        ? [createCondition(inner.left, compile), createCondition(inner.right, compile)]
        : undefined,
  }
}

function shapeOf(
  syntax: Syntax,
  compile: (syntax: Syntax) => Expression,
): ConditionShape | undefined {
  if (syntax.type === 'Call' && syntax.name === 'global::references') {
    const operands = syntax.args.every(isConstant) ? syntax.args.map(compile) : undefined
    return (
      operands && {
        kind: 'references',
        operand: createExpression((scope, run) =>
          operands.flatMap((operand) => operand.evaluate(scope, run)),
        ),
      }
    )
  }
  if (syntax.type === 'Call' && syntax.name === 'sanity::versionOf') {
    const [id, ...others] = syntax.args
    const isServed = id !== undefined && others.length === 0 && isConstant(id)
    return isServed ? {kind: 'variants', operand: compile(id)} : undefined
  }
  if (syntax.type === 'Or') {
    return shapeOfAlternatives(syntax, compile)
  }
  if (syntax.type !== 'Operator') {
    return undefined
  }
  const {op, left, right} = syntax
  if (op === '==') {
    return shapeOfEqual(left, right, compile) ?? shapeOfEqual(right, left, compile)
  }
  const path = pathOf(left)
  if (op === 'in' && path && syntax.hasClosedList) {
    return {kind: 'among', path, operand: shareExpression(compile(right))}
  }
  if (op === 'in' && path && isConstant(right) && right.type !== 'Call') {
    return {kind: 'among', path, operand: compile(right)}
  }
  const listPath = op === 'in' && isConstant(left) ? pathOf(right) : undefined
  if (listPath) {
    return {kind: 'contains', path: listPath, operand: compile(left)}
  }
  if (op !== 'match') {
    return undefined
  }
  const query = readTextQueryCall(right)
  const text = isConstant(query ?? right) ? textOf(left, pathOf) : undefined
  const pattern = JSON.stringify(right)
  if (!text || !query) {
    return text && {kind: 'match', text, operand: compile(right), pattern}
  }
  const operand = compile(query)
  return {
    kind: 'match',
    // Phrases and exclusions are not in the index.
    text: {...text, isExact: false},
    operand: createExpression((scope, run) => wordsToFind(operand.evaluate(scope, run))),
    pattern,
  }
}

/** Returns patterns that an index finds all matching texts by; one that matches every word if there are none. */
function wordsToFind(query: unknown): readonly string[] | null {
  const patterns = readTextQuery(query)?.patterns
  return patterns?.length === 0 ? ['*'] : (patterns ?? null)
}

/** Returns the shape of `a match pattern || b match pattern`. */
function shapeOfAlternatives(
  {left, right}: LogicalSyntax,
  compile: (syntax: Syntax) => Expression,
): ConditionShape | undefined {
  const [first, second] = [left, right].map((side) => shapeOf(withoutGroup(side), compile))
  return first?.kind === 'match' && second?.kind === 'match' && first.pattern === second.pattern
    ? {...first, text: unionOf([first.text, second.text])}
    : undefined
}

function withoutGroup(syntax: Syntax): Syntax {
  return syntax.type === 'Group' ? withoutGroup(syntax.base) : syntax
}

function shapeOfEqual(
  subject: Syntax,
  other: Syntax,
  compile: (syntax: Syntax) => Expression,
): ConditionShape | undefined {
  if (!isConstant(other)) {
    return undefined
  }
  const path = pathOf(subject)
  if (path) {
    return {kind: 'equal', path, operand: compile(other)}
  }
  const target = targetPathOf(subject)
  return target && {kind: 'target-equal', ...target, operand: compile(other)}
}

/** Returns the names of a path of attributes that begins at the document. */
export function pathOf(syntax: Syntax): readonly string[] | undefined {
  if (syntax.type === 'Group') {
    return pathOf(syntax.base)
  }
  if (syntax.type !== 'AccessAttribute') {
    return undefined
  }
  if (!syntax.base || syntax.base.type === 'This') {
    return [syntax.name]
  }
  const base = pathOf(syntax.base)
  return base && base.length < MAX_PATH_LENGTH ? [...base, syntax.name] : undefined
}

/** Returns the two paths of `reference->path`. */
function targetPathOf(
  syntax: Syntax,
): {readonly reference: readonly string[]; readonly path: readonly string[]} | undefined {
  if (syntax.type !== 'AccessAttribute' || !syntax.base) {
    return undefined
  }
  if (syntax.base.type === 'Deref') {
    const reference = pathOf(syntax.base.base)
    return reference && {reference: [...reference, '_ref'], path: [syntax.name]}
  }
  const base = targetPathOf(syntax.base)
  return base && {reference: base.reference, path: [...base.path, syntax.name]}
}

const CONSTANT_FUNCTIONS: ReadonlySet<string> = new Set([
  'global::coalesce',
  'global::now',
  'global::identity',
  'global::lower',
  'global::upper',
  'string::lower',
  'string::upper',
  'global::defined',
])

/** Returns true if a value in a filter does not depend on the document. */
function isConstant(syntax: Syntax): boolean {
  switch (syntax.type) {
    case 'Value':
    case 'Parameter':
    case 'Parent':
      return true
    case 'AccessAttribute':
      return syntax.base !== undefined && isConstant(syntax.base)
    case 'Group':
    case 'Not':
    case 'AccessElement':
      return isConstant(syntax.base)
    case 'Operator':
    case 'And':
    case 'Or':
      return isConstant(syntax.left) && isConstant(syntax.right)
    case 'Array':
      return syntax.elements.every(({value}) => isConstant(value))
    case 'Call':
      return CONSTANT_FUNCTIONS.has(syntax.name) && syntax.args.every(isConstant)
    default:
      return false
  }
}
