import {StoredDocument} from '../../store/stored-document.ts'
import {
  isObjectValue,
  renderAttribute,
  renderValue,
  type Expression,
  type Run,
  type Scope,
} from './expression.ts'
import type {MemberSyntax, Syntax} from './syntax.ts'

interface CompiledMember {
  readonly name: string | undefined
  readonly condition: Expression | undefined
  readonly value: Expression
}

const INTEGER = /^(?:0|[1-9]\d*)$/

/** Compiles an object whose JSON is joined from the JSON of its attributes. */
export function compileObject(
  syntax: readonly MemberSyntax[],
  compile: (syntax: Syntax) => Expression,
): Expression {
  const members = syntax.map((member): CompiledMember => {
    const value = compile(member.value)
    return member.kind === 'attribute'
      ? {name: member.name, condition: undefined, value}
      : {name: undefined, condition: member.condition && compile(member.condition), value}
  })
  const [only] = members
  const isWhole =
    members.length === 1 && only && only.name === undefined && only.condition === undefined
  const names = members.map(({name}) => name)
  const isFixed = names.every((name) => name !== undefined) && new Set(names).size === names.length
  const changed = isWhole ? undefined : changedMembersOf(members)
  const render = isWhole
    ? (scope: Scope, run: Run) => renderWhole(only.value, scope, run)
    : isFixed
      ? createFixedRenderer(members)
      : (scope: Scope, run: Run) =>
          (changed && renderChanged(changed, scope, run)) ?? renderMembers(members, scope, run)

  function renderCounted(scope: Scope, run: Run): string {
    const text = render(scope, run)
    run.budget.take('text', text.length)
    return text
  }
  return {
    evaluate: (scope, run): unknown => JSON.parse(renderCounted(scope, run)),
    render: renderCounted,
  }
}

/** Renders `{...value}`. */
function renderWhole(expression: Expression, scope: Scope, run: Run): string {
  const value = expression.evaluate(scope, run)
  return isObjectValue(value) ? renderValue(value) : '{}'
}

/** Renders an object of which every name is known and different. */
function createFixedRenderer(
  members: readonly CompiledMember[],
): (scope: Scope, run: Run) => string {
  const prefixes = members.map(
    ({name = ''}, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`,
  )
  return (scope, run) => {
    let text = ''
    members.forEach(({value}, index) => {
      text += (prefixes[index] ?? '') + value.render(scope, run)
    })
    return members.length === 0 ? '{}' : `${text}}`
  }
}

/** An object with all attributes of another one, of which some are changed. */
interface ChangedMembers {
  readonly source: Expression
  readonly changes: readonly {readonly name: string; readonly value: Expression}[]
}

/** Matches `{...source, name: value}`; `undefined` if the members are something else. */
function changedMembersOf([first, ...rest]: readonly CompiledMember[]): ChangedMembers | undefined {
  if (!first || first.name !== undefined || first.condition) {
    return undefined
  }
  const changes = rest.flatMap(({name, value}) =>
    name === undefined || INTEGER.test(name) ? [] : [{name, value}],
  )
  return changes.length === rest.length ? {source: first.value, changes} : undefined
}

/** Renders a document from its JSON, cut at the attributes that are changed; `undefined` if that is not possible. */
function renderChanged(
  {source, changes}: ChangedMembers,
  scope: Scope,
  run: Run,
): string | undefined {
  const document = source.evaluate(scope, run)
  if (!(document instanceof StoredDocument) || document.isLayered) {
    return undefined
  }
  run.budget.take('steps', document.names.length)
  return document.textWith(
    new Map(changes.map(({name, value}) => [name, value.render(scope, run)])),
  )
}

function renderMembers(members: readonly CompiledMember[], scope: Scope, run: Run): string {
  const texts = new Map<string, string>()
  for (const {name, condition, value} of members) {
    if (name !== undefined) {
      texts.set(name, value.render(scope, run))
      continue
    }
    if (condition && condition.evaluate(scope, run) !== true) {
      continue
    }
    const source = value.evaluate(scope, run)
    if (isObjectValue(source)) {
      const names = source instanceof StoredDocument ? source.names : Object.keys(source)
      run.budget.take('steps', names.length)
      for (const each of names) {
        texts.set(each, renderAttribute(source, each))
      }
    }
  }
  return joinMembers(texts)
}

/** Joins members in the order of a JavaScript object, which has its integer keys first. */
function joinMembers(texts: ReadonlyMap<string, string>): string {
  const integers = [...texts.keys()].filter((name) => INTEGER.test(name))
  const others =
    integers.length === 0
      ? [...texts.keys()]
      : [...texts.keys()].filter((name) => !INTEGER.test(name))
  const names = [...integers.toSorted((left, right) => Number(left) - Number(right)), ...others]
  return `{${names.map((name) => `${JSON.stringify(name)}:${texts.get(name) ?? 'null'}`).join()}}`
}
