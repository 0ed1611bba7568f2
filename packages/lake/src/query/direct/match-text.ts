import type {TextPart, WordIndexDefinition} from '../../store/word-index.ts'
import type {Syntax} from './syntax.ts'

/** Maximum number of parts of a text of which an index is made. */
const MAX_PARTS = 64

/** The text on the left of `match`, as an index has its words. */
export interface Text extends Pick<WordIndexDefinition, 'parts' | 'isList'> {
  /** True if the index has exactly the words that `match` finds, and not more. */
  readonly isExact: boolean
}

/** Joins texts; the result has all their words. */
export function unionOf(texts: readonly Text[]): Text {
  const parts = texts.flatMap((text) => text.parts)
  const unique = new Map(parts.map((part) => [JSON.stringify(part), part]))
  return {parts: [...unique.values()], isList: false, isExact: false}
}

/** Returns the text that an expression reads from a document; `undefined` if no index can have its words. */
export function textOf(
  syntax: Syntax,
  pathOf: (syntax: Syntax) => readonly string[] | undefined,
): Text | undefined {
  const text = readText(syntax, pathOf)
  return text && text.parts.length > 0 && text.parts.length <= MAX_PARTS ? text : undefined
}

function readText(
  syntax: Syntax,
  pathOf: (syntax: Syntax) => readonly string[] | undefined,
): Text | undefined {
  const part = readPart(syntax, pathOf)
  if (part) {
    const isExact = part.kind === 'path' || part.kind === 'portable-text'
    return {parts: [part], isList: false, isExact}
  }
  if (syntax.type === 'Group') {
    return readText(syntax.base, pathOf)
  }
  if (syntax.type === 'Call' && syntax.name === 'global::coalesce') {
    const texts = syntax.args.map((each) => readText(each, pathOf))
    return texts.every((text) => text !== undefined) ? unionOf(texts) : undefined
  }
  if (syntax.type !== 'Array' || syntax.elements.some(({isSplat}) => isSplat)) {
    return undefined
  }
  const texts = syntax.elements.map(({value}) => readText(value, pathOf))
  if (!texts.every((text) => text !== undefined)) {
    return undefined
  }
  const union = unionOf(texts)
  return texts.every(({isExact, isList}) => isExact && !isList)
    ? {...union, isList: true, isExact: true}
    : union
}

function readPart(
  syntax: Syntax,
  pathOf: (syntax: Syntax) => readonly string[] | undefined,
): TextPart | undefined {
  const path = pathOf(syntax)
  if (path?.join('.') === '_id') {
    return {kind: 'id', path}
  }
  if (path) {
    return isStored(path) ? {kind: 'path', path} : undefined
  }
  if (syntax.type === 'Call' && syntax.name === 'pt::text') {
    const [argument] = syntax.args
    const textPath = argument && syntax.args.length === 1 ? pathOf(argument) : undefined
    return textPath && isStored(textPath) ? {kind: 'portable-text', path: textPath} : undefined
  }
  const nested = nestedPathOf(syntax)
  return nested && isStored(nested) ? {kind: 'nested', path: nested} : undefined
}

/** Returns the names of a path through arrays, such as `body[].children[].text`. */
function nestedPathOf(syntax: Syntax): readonly string[] | undefined {
  switch (syntax.type) {
    case 'This':
      return []
    case 'Group':
    case 'ArrayCoerce':
      return nestedPathOf(syntax.base)
    case 'AccessAttribute': {
      const base = syntax.base ? nestedPathOf(syntax.base) : []
      return base && [...base, syntax.name]
    }
    case 'Map':
    case 'FlatMap': {
      const base = nestedPathOf(syntax.base)
      const rest = nestedPathOf(syntax.expr)
      return base && rest && [...base, ...rest]
    }
    default:
      return undefined
  }
}

/** Returns true if a path begins at an attribute that is the same for every client. */
function isStored([name]: readonly string[]): boolean {
  return name !== undefined && name !== '_id' && name !== '_originalId'
}
