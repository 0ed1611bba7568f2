import {pathOf} from './condition.ts'
import {readOrderCall} from './order-key.ts'
import {matchPipeline} from './pipeline.ts'
import type {MemberSyntax, OrderSyntax, Syntax} from './syntax.ts'

/**
 * Turns `*[…]{"title": title} | order(title)[0...9]` into `*[…] | order(title)[0...9]{"title": title}`, so that an
 * index can have the order and only the documents of the slice are read. Returns `undefined` if the syntax is
 * something else, or if the projection computes what it is ordered by.
 */
export function moveOrderBelowProjection(syntax: Syntax): Syntax | undefined {
  if (syntax.type === 'Order') {
    return moveOrder(syntax)
  }
  if (syntax.type !== 'Slice') {
    return undefined
  }
  const order = withoutGroup(syntax.base)
  const moved = order.type === 'Order' ? moveOrder(order) : undefined
  return moved && {...moved, base: {...syntax, base: moved.base}}
}

function moveOrder(
  order: OrderSyntax,
): {readonly type: 'Map'; readonly base: Syntax; readonly expr: Syntax} | undefined {
  const map = withoutGroup(order.base)
  if (map.type !== 'Map' || map.expr.type !== 'Projection' || map.expr.base.type !== 'This') {
    return undefined
  }
  const object = map.expr.expr
  const pipeline = matchPipeline(map.base)
  if (object.type !== 'Object' || pipeline?.result !== 'documents') {
    return undefined
  }
  if (pipeline.order.length > 0 || pipeline.range) {
    return undefined
  }
  const parts: OrderSyntax['parts'][number][] = []
  for (const {expr, direction} of order.parts) {
    const moved = moveExpression(expr, object.members)
    if (!moved) {
      return undefined
    }
    parts.push({expr: moved, direction})
  }
  return {type: 'Map', base: {type: 'Order', base: map.base, parts}, expr: map.expr}
}

/** Returns the same expression of the document instead of the projection. */
function moveExpression(syntax: Syntax, members: readonly MemberSyntax[]): Syntax | undefined {
  const call = readOrderCall(syntax)
  if (call) {
    const argument = moveExpression(call.argument, members)
    return argument && {type: 'Call', name: `global::${call.name}`, args: [argument]}
  }
  const source = sourceOf(syntax, members)
  return source && pathOf(source) ? source : undefined
}

/** Returns the syntax of the value that an attribute of the projection has, or an element of it. */
function sourceOf(syntax: Syntax, members: readonly MemberSyntax[]): Syntax | undefined {
  switch (syntax.type) {
    case 'Group':
      return sourceOf(syntax.base, members)
    case 'AccessAttribute':
      return syntax.base && syntax.base.type !== 'This'
        ? undefined
        : valueOfMember(syntax.name, members)
    case 'AccessElement': {
      const array = sourceOf(syntax.base, members)
      return array?.type === 'Array' && array.elements.every(({isSplat}) => !isSplat)
        ? array.elements[syntax.index]?.value
        : undefined
    }
    default:
      return undefined
  }
}

function valueOfMember(name: string, members: readonly MemberSyntax[]): Syntax | undefined {
  let value: Syntax | undefined
  for (const member of members) {
    if (member.kind === 'attribute' && member.name === name) {
      value = member.value
    } else if (member.kind === 'splat' && mayHave(member.value, name)) {
      value = undefined
    }
  }
  return value
}

/** Returns true if an object may have an attribute. */
function mayHave(syntax: Syntax, name: string): boolean {
  switch (syntax.type) {
    case 'Object':
      return syntax.members.some((member) =>
        member.kind === 'attribute' ? member.name === name : mayHave(member.value, name),
      )
    case 'Select':
      return (
        syntax.alternatives.some(({value}) => mayHave(value, name)) ||
        (syntax.fallback !== undefined && mayHave(syntax.fallback, name))
      )
    case 'Group':
      return mayHave(syntax.base, name)
    default:
      return true
  }
}

function withoutGroup(syntax: Syntax): Syntax {
  return syntax.type === 'Group' ? withoutGroup(syntax.base) : syntax
}
