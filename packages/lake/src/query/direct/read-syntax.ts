import {isRecord} from '../../json.ts'
import {isClosedSubquery} from '../closed-subquery.ts'
import type {SyntaxNode} from '../groq.ts'
import {isNode} from '../syntax-node.ts'
import type {ElementSyntax, MemberSyntax, OperatorSyntax, Syntax} from './syntax.ts'
import {NotDirectError} from './not-direct-error.ts'

const OPERATORS = ['==', '!=', '<', '<=', '>', '>=', 'in', 'match', '+'] as const
/** An object in JavaScript has its integer keys first, and `__proto__` is no attribute. */
const UNORDERED_NAME = /^(?:\d+|__proto__)$/

/** Reads a syntax tree of groq-js. Throws a NotDirectError if it has a node that cannot be evaluated directly. */
export function readSyntax(value: unknown): Syntax {
  if (!isNode(value)) {
    throw new NotDirectError('an unknown node')
  }
  const node = value
  switch (node.type) {
    case 'Value':
      return {type: 'Value', value: node['value']}
    case 'Parameter':
      return {type: 'Parameter', name: readName(node)}
    case 'This':
    case 'Everything':
      return {type: node.type}
    case 'Parent':
      return {type: 'Parent', n: readNumber(node, 'n')}
    case 'AccessAttribute':
      return {
        type: 'AccessAttribute',
        base: node['base'] === undefined ? undefined : readSyntax(node['base']),
        name: readName(node),
      }
    case 'AccessElement':
      return {
        type: 'AccessElement',
        base: readSyntax(node['base']),
        index: readNumber(node, 'index'),
      }
    case 'Slice':
      return {
        type: 'Slice',
        base: readSyntax(node['base']),
        left: readNumber(node, 'left'),
        right: readNumber(node, 'right'),
        isInclusive: node['isInclusive'] === true,
      }
    case 'Deref':
    case 'ArrayCoerce':
    case 'Group':
    case 'Not':
      return {type: node.type, base: readSyntax(node['base'])}
    case 'Projection':
    case 'Map':
    case 'FlatMap':
      return {type: node.type, base: readSyntax(node['base']), expr: readSyntax(node['expr'])}
    case 'Filter':
      return readFilter(node)
    case 'And':
    case 'Or':
      return {type: node.type, left: readSyntax(node['left']), right: readSyntax(node['right'])}
    case 'OpCall':
      return readOperator(node)
    case 'FuncCall':
      return {
        type: 'Call',
        name: `${String(node['namespace'])}::${String(node['name'])}`,
        args: readList(node['args'], readSyntax),
      }
    case 'PipeFuncCall':
      return readOrder(node)
    case 'Array':
      return {type: 'Array', elements: readList(node['elements'], readElement)}
    case 'Object':
      return {type: 'Object', members: readList(node['attributes'], readMember)}
    case 'Select':
      return {
        type: 'Select',
        alternatives: readList(node['alternatives'], (entry) => {
          const {condition, value: result} = readRecord(entry)
          return {condition: readSyntax(condition), value: readSyntax(result)}
        }),
        fallback: node['fallback'] === undefined ? undefined : readSyntax(node['fallback']),
      }
    default:
      throw new NotDirectError(node.type)
  }
}

function readFilter(node: SyntaxNode): Syntax {
  const {base, expr} = node
  if (!isNode(expr)) {
    throw new NotDirectError('an unknown filter')
  }
  return {type: 'Filter', base: readSyntax(base), expr: readSyntax(expr), source: expr}
}

function readOperator(node: SyntaxNode): OperatorSyntax {
  const op = OPERATORS.find((known) => known === node['op'])
  if (!op) {
    throw new NotDirectError(`the operator ${String(node['op'])}`)
  }
  const {left, right} = node
  return {
    type: 'Operator',
    op,
    left: readSyntax(left),
    right: readSyntax(right),
    hasClosedList: op === 'in' && isNode(right) && isClosedSubquery(right),
  }
}

function readOrder(node: SyntaxNode): Syntax {
  if (node['name'] !== 'order') {
    throw new NotDirectError(`the pipe function ${String(node['name'])}`)
  }
  const parts = readList(node['args'], (argument) => {
    if (!isNode(argument) || (argument.type !== 'Asc' && argument.type !== 'Desc')) {
      return {expr: readSyntax(argument), direction: 'asc'} as const
    }
    const direction = argument.type === 'Desc' ? 'desc' : 'asc'
    return {expr: readSyntax(argument['base']), direction} as const
  })
  return {type: 'Order', base: readSyntax(node['base']), parts}
}

function readElement(entry: unknown): ElementSyntax {
  const {value, isSplat} = readRecord(entry)
  return {value: readSyntax(value), isSplat: isSplat === true}
}

function readMember(entry: unknown): MemberSyntax {
  const {type, name, value, condition} = readRecord(entry)
  if (type === 'ObjectAttributeValue' && typeof name === 'string' && !UNORDERED_NAME.test(name)) {
    return {kind: 'attribute', name, value: readSyntax(value)}
  }
  if (type === 'ObjectSplat') {
    return {kind: 'splat', condition: undefined, value: readSyntax(value)}
  }
  if (type === 'ObjectConditionalSplat') {
    return {kind: 'splat', condition: readSyntax(condition), value: readSyntax(value)}
  }
  throw new NotDirectError(`the attribute ${String(name)}`)
}

function readList<Entry>(value: unknown, read: (entry: unknown) => Entry): Entry[] {
  if (!Array.isArray(value)) {
    throw new NotDirectError('an unknown list')
  }
  return value.map((entry) => read(entry))
}

function readRecord(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) {
    throw new NotDirectError('an unknown entry')
  }
  return value
}

function readName({name}: SyntaxNode): string {
  if (typeof name !== 'string') {
    throw new NotDirectError('a node without a name')
  }
  return name
}

function readNumber(node: SyntaxNode, property: string): number {
  const value = node[property]
  if (typeof value !== 'number') {
    throw new NotDirectError(`${node.type} without a number`)
  }
  return value
}
