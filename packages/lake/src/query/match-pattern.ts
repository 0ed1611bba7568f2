import {isRecord} from '../json.ts'
import type {SyntaxNode} from './groq.ts'
import {PlanError} from './plan-error.ts'
import {isNode} from './syntax-node.ts'

/**
 * Maximum number of `*` in one word of a `match` pattern. Each becomes `.*` in a regular expression, so
 * with n wildcards the time may grow with the nth power of the text's length.
 */
export const MAX_WILDCARDS = 3

/** Maximum length of a word in the parameters of a query with `match`, in UTF-16 code units. */
export const MAX_WORD_LENGTH = 1000

/** Returns true if a pattern, or every pattern of an array, has few wildcards in each word. */
export function hasFewWildcards(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.every(hasFewWildcards)
  }
  if (typeof value !== 'string') {
    return true
  }
  return value.split(/\s+/).every((word) => word.split('*').length - 1 <= MAX_WILDCARDS)
}

/** Returns true if every word of every string in a value is short enough for `match`. */
export function hasShortWords(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.every(hasShortWords)
  }
  if (isRecord(value)) {
    return Object.values(value).every(hasShortWords)
  }
  return (
    typeof value !== 'string' || value.split(/\s+/).every((word) => word.length <= MAX_WORD_LENGTH)
  )
}

/**
 * Limits the wildcards in the pattern of a `match`, which is its right-hand side.
 *
 * Throws a PlanError if a constant has too many. Reports parameters, so that their values can be checked.
 * A computed pattern is checked while the query runs: with too many wildcards it matches nothing.
 */
export function limitPattern(
  node: SyntaxNode,
  reportParameter: (name: string) => void,
): SyntaxNode {
  const {type, value, name, elements, base} = node
  if (type === 'Value') {
    if (!hasFewWildcards(value)) {
      throw new PlanError(
        `the pattern ${JSON.stringify(value)} of match has more than ${MAX_WILDCARDS} wildcards in one word`,
      )
    }
    return node
  }
  if (type === 'Parameter' && typeof name === 'string') {
    reportParameter(name)
    return node
  }
  if (type === 'Group' && isNode(base)) {
    return {...node, base: limitPattern(base, reportParameter)}
  }
  if (type === 'Array' && Array.isArray(elements)) {
    return {...node, elements: elements.map((element) => limitElement(element, reportParameter))}
  }
  return {
    type: 'Select',
    alternatives: [
      {type: 'SelectAlternative', condition: createWildcardCondition(node), value: node},
    ],
  }
}

function limitElement(element: unknown, reportParameter: (name: string) => void): unknown {
  if (!isRecord(element) || !isNode(element['value'])) {
    return element
  }
  return {...element, value: limitPattern(element['value'], reportParameter)}
}

/** Creates a condition that is true for a string with few wildcards, and for an array of such strings. */
function createWildcardCondition(node: SyntaxNode): SyntaxNode {
  const patternsWithMore = {
    type: 'Filter',
    base: node,
    expr: {type: 'Not', base: createStringCondition({type: 'This'})},
  }
  return {
    type: 'Or',
    left: createStringCondition(node),
    right: {
      type: 'OpCall',
      op: '==',
      left: {type: 'FuncCall', namespace: 'global', name: 'count', args: [patternsWithMore]},
      right: {type: 'Value', value: 0},
    },
  }
}

/** Creates `length(string::split(node, "*")) <= 4`, which is null for all but strings. */
function createStringCondition(node: SyntaxNode): SyntaxNode {
  const parts = {
    type: 'FuncCall',
    namespace: 'string',
    name: 'split',
    args: [node, {type: 'Value', value: '*'}],
  }
  return {
    type: 'OpCall',
    op: '<=',
    left: {type: 'FuncCall', namespace: 'global', name: 'length', args: [parts]},
    right: {type: 'Value', value: MAX_WILDCARDS + 1},
  }
}
