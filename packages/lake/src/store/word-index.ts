import {publishedIdOf} from '../documents/document-id.ts'
import {isRecord, isStringArray} from '../json.ts'
import {evaluateFunction} from '../query/groq.ts'
import {valueAt, type AttributeSource} from './path-index.ts'

const KINDS = ['path', 'portable-text', 'nested', 'id'] as const

/**
 * A part of a text. `path`: the string at a path, or the strings in its array; `portable-text`: the text of
 * Portable Text; `nested`: all strings at a path, through arrays; `id`: the id of the document and that of its
 * published variant, because one or the other is visible.
 */
export interface TextPart {
  readonly kind: (typeof KINDS)[number]
  readonly path: readonly string[]
}

/** An index of documents: of one type or of all types, by the words in some of their texts. */
export interface WordIndexDefinition {
  readonly type: string | null
  readonly parts: readonly TextPart[]
  /** True for the elements of an array: an array in it contributes nothing. */
  readonly isList: boolean
}

/** Lists the texts of a document in an index. */
export function textsOf(
  {type, parts, isList}: WordIndexDefinition,
  document: AttributeSource,
): string[] {
  if (type !== null && document.get('_type') !== type) {
    return []
  }
  return parts.flatMap((part) => {
    const value = valueOf(part, document)
    return Array.isArray(value) && !isList
      ? value.filter((element) => typeof element === 'string')
      : typeof value === 'string'
        ? [value]
        : []
  })
}

function valueOf({kind, path}: TextPart, document: AttributeSource): unknown {
  switch (kind) {
    case 'path':
      return valueAt(document, path)
    case 'portable-text':
      return evaluateFunction('pt::text', [valueAt(document, path) ?? null])
    case 'id': {
      const id = String(document.get('_id'))
      return [id, publishedIdOf(id)]
    }
    case 'nested':
      return collectStrings(document.get(path[0] ?? ''), path.slice(1))
    default:
      return kind satisfies never
  }
}

function collectStrings(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((element) => collectStrings(element, path))
  }
  const [name, ...rest] = path
  if (name === undefined) {
    return typeof value === 'string' ? [value] : []
  }
  return isRecord(value) && Object.hasOwn(value, name) ? collectStrings(value[name], rest) : []
}

/** Parses a stored definition. Throws a TypeError if it is none. */
export function parseWordIndex(text: string): WordIndexDefinition {
  const value: unknown = JSON.parse(text)
  if (isRecord(value)) {
    const {type, parts, isList} = value
    if (
      (type === null || typeof type === 'string') &&
      Array.isArray(parts) &&
      parts.every(isTextPart) &&
      typeof isList === 'boolean'
    ) {
      return {type, parts, isList}
    }
  }
  throw new TypeError('A stored index of words has no definition')
}

function isTextPart(value: unknown): value is TextPart {
  return (
    isRecord(value) && KINDS.some((kind) => kind === value['kind']) && isStringArray(value['path'])
  )
}
