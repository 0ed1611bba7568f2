import {isRecord} from '../json.ts'
import type {SyntaxNode} from './groq.ts'
import {PlanError} from './plan-error.ts'
import {isNode} from './syntax-node.ts'

/**
 * The most `*` in one pattern of `match`: each becomes `.*` in a regular expression, and what they
 * cost on a text that does not match grows with their number as the power does.
 */
export const MAX_WILDCARDS = 3

/** The longest word that a parameter may bring to a query with `match`. */
const MAX_WORD_LENGTH = 1000

/** Tells whether every pattern in a value, a string or a list, has few wildcards in each of its words. */
export function isModestPattern(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.every(isModestPattern)
  }
  if (typeof value !== 'string') {
    return true
  }
  return value.split(/\s+/).every((word) => word.split('*').length - 1 <= MAX_WILDCARDS)
}

/** Tells whether every word of every string in a parameter is short enough for `match`. */
export function hasModestWords(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.every(hasModestWords)
  }
  if (isRecord(value)) {
    return Object.values(value).every(hasModestWords)
  }
  return (
    typeof value !== 'string' || value.split(/\s+/).every((word) => word.length <= MAX_WORD_LENGTH)
  )
}

/**
 * Returns the right-hand side of a `match` so that it cannot bring a costly pattern: constants are
 * checked now, parameters are reported for a check of their values, and what is computed is compared
 * while the query runs and matches nothing where it is too much.
 */
export function guardPattern(
  node: SyntaxNode,
  reportParameter: (name: string) => void,
): SyntaxNode {
  const {type, value, name, elements, base} = node
  if (type === 'Value') {
    if (!isModestPattern(value)) {
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
    return {...node, base: guardPattern(base, reportParameter)}
  }
  if (type === 'Array' && Array.isArray(elements)) {
    return {...node, elements: elements.map((element) => guardElement(element, reportParameter))}
  }
  return {
    type: 'Select',
    alternatives: [{type: 'SelectAlternative', condition: fewWildcards(node), value: node}],
  }
}

function guardElement(element: unknown, reportParameter: (name: string) => void): unknown {
  if (!isRecord(element) || !isNode(element['value'])) {
    return element
  }
  return {...element, value: guardPattern(element['value'], reportParameter)}
}

/** `length(string::split(node, "*")) <= 4`; of anything but a string that is not true. */
function fewWildcards(node: SyntaxNode): SyntaxNode {
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
