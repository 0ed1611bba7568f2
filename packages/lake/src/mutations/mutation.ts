import {isDocumentId} from '../documents/document-id.ts'
import {MutationError} from '../errors/commit-error.ts'
import {isRecord, isStringArray} from '../json.ts'

/**
 * The operations of a patch, in the shape that `@sanity/mutator` applies.
 *
 * Its own type would bring the types of React, and with them empty types of the DOM, to all users of the Lake.
 */
export type PatchOperations = {
  set?: Record<string, unknown>
  setIfMissing?: Record<string, unknown>
  unset?: string[]
  inc?: Record<string, number>
  dec?: Record<string, number>
  insert?: {items: unknown[]} & ({before: string} | {after: string} | {replace: string})
  diffMatchPatch?: Record<string, string>
}

/** The documents that a patch or a deletion applies to. */
export type Selection =
  | {readonly id: string}
  | {readonly query: string; readonly parameters: Readonly<Record<string, unknown>>}

/** A parsed mutation; `attributes` is the document as the client sent it. */
export type Mutation =
  | {
      readonly kind: 'create' | 'createOrReplace' | 'createIfNotExists'
      readonly attributes: Readonly<Record<string, unknown>>
    }
  | {readonly kind: 'delete'; readonly selection: Selection}
  | {
      readonly kind: 'patch'
      readonly selection: Selection
      readonly ifRevisionId: string | undefined
      readonly operations: PatchOperations
    }

const KINDS = ['create', 'createOrReplace', 'createIfNotExists', 'delete', 'patch'] as const

/** Maximum number of mutations in one transaction. */
export const MAX_MUTATIONS = 20_000

/** Parses the `mutations` of a request. Throws a MutationError that names the invalid one. */
export function parseMutations(value: unknown): Mutation[] {
  if (!Array.isArray(value)) {
    throw createValidationError(
      0,
      '"mutations" must be a list, for example [{"delete": {"id": "article-1"}}]',
    )
  }
  if (value.length > MAX_MUTATIONS) {
    throw createValidationError(
      0,
      `the transaction has ${value.length} mutations; the limit is ${MAX_MUTATIONS}`,
    )
  }
  return value.map(parseMutation)
}

function parseMutation(value: unknown, index: number): Mutation {
  const kinds = isRecord(value) ? KINDS.filter((kind) => value[kind] !== undefined) : []
  const [kind] = kinds
  const body = isRecord(value) && kind ? value[kind] : undefined
  if (!kind || kinds.length > 1 || !isRecord(body)) {
    throw createValidationError(
      index,
      `a mutation must be an object with one of ${KINDS.join(', ')}`,
    )
  }
  if (kind === 'delete') {
    return {kind, selection: parseSelection(body, index)}
  }
  if (kind === 'patch') {
    return parsePatch(body, index)
  }
  return {kind, attributes: parseAttributes(body, kind, index)}
}

function parseAttributes(
  body: Record<string, unknown>,
  kind: 'create' | 'createOrReplace' | 'createIfNotExists',
  index: number,
): Record<string, unknown> {
  const {_id: id, _type: type} = body
  if (typeof type !== 'string' || type === '') {
    throw createValidationError(index, 'a document needs a "_type", a non-empty string')
  }
  // An id that ends with a dot is the prefix of a generated id.
  const needsGeneratedId =
    kind === 'create' && (id === undefined || (typeof id === 'string' && /^$|\.$/.test(id)))
  if (!needsGeneratedId) {
    assertId(id, index)
  }
  assertAttributeNames(body, index)
  return body
}

function parsePatch(body: Record<string, unknown>, index: number): Mutation {
  const {id, query, params, ifRevisionID: ifRevisionId, ...operations} = body
  if (ifRevisionId !== undefined && ifRevisionId !== null && typeof ifRevisionId !== 'string') {
    throw createValidationError(index, '"ifRevisionID" must be a string')
  }
  return {
    kind: 'patch',
    selection: parseSelection({id, query, params}, index),
    ifRevisionId: ifRevisionId ?? undefined,
    operations: parsePatchOperations(operations, index),
  }
}

/** Parses a patch without its selection. Throws a MutationError that names the invalid operation. */
export function parsePatchOperations(value: unknown, index: number): PatchOperations {
  if (!isRecord(value)) {
    throw createValidationError(index, 'a patch must be an object')
  }
  for (const [name, operand] of Object.entries(value)) {
    const expected = OPERANDS.get(name)
    if (!expected) {
      const known = [...OPERANDS.keys()].join(', ')
      throw createValidationError(
        index,
        `unknown patch operation "${name}": expected one of ${known}`,
      )
    }
    if (operand !== undefined && !expected.isValid(operand)) {
      throw createValidationError(
        index,
        `the patch operation "${name}" needs ${expected.description}`,
      )
    }
    for (const path of pathsOf(name, operand)) {
      assertPath(path, index)
    }
  }
  assertAttributeNames(value, index)
  if (!isPatchOperations(value)) {
    throw createValidationError(index, 'a patch must be an object')
  }
  return value
}

const PATHS_TO_VALUES = {isValid: isRecord, description: 'an object of paths and values'}
const PATHS_TO_NUMBERS = {
  isValid: (value: unknown) =>
    isRecord(value) && Object.values(value).every((entry) => Number.isFinite(entry)),
  description: 'an object of paths and numbers',
}
const OPERANDS = new Map([
  ['set', PATHS_TO_VALUES],
  ['setIfMissing', PATHS_TO_VALUES],
  ['unset', {isValid: isStringArray, description: 'a list of paths'}],
  ['inc', PATHS_TO_NUMBERS],
  ['dec', PATHS_TO_NUMBERS],
  [
    'insert',
    {
      isValid: (value: unknown) =>
        isRecord(value) &&
        Array.isArray(value['items']) &&
        INSERT_POSITIONS.some((position) => typeof value[position] === 'string'),
      description: 'an object with "items" and one of "before", "after" and "replace"',
    },
  ],
  [
    'diffMatchPatch',
    {
      isValid: (value: unknown) =>
        isRecord(value) && Object.values(value).every((entry) => typeof entry === 'string'),
      description: 'an object of paths and patches in the text form of diff-match-patch',
    },
  ],
])

const INSERT_POSITIONS = ['before', 'after', 'replace'] as const

/** Lists the paths that an operation of a patch changes. */
export function pathsOf(operation: string, operand: unknown): string[] {
  if (isStringArray(operand)) {
    return operand
  }
  if (!isRecord(operand)) {
    return []
  }
  if (operation !== 'insert') {
    return Object.keys(operand)
  }
  return INSERT_POSITIONS.map((position) => operand[position]).filter(
    (path) => typeof path === 'string',
  )
}

function isPatchOperations(value: Record<string, unknown>): value is PatchOperations {
  return Object.keys(value).every((name) => OPERANDS.has(name))
}

function parseSelection(body: Record<string, unknown>, index: number): Selection {
  const {id, query, params = {}} = body
  if (id !== undefined) {
    assertId(id, index)
    return {id}
  }
  if (typeof query !== 'string') {
    throw createValidationError(
      index,
      'expected the "id" of a document, for example "article-1", or a "query"',
    )
  }
  if (!isRecord(params)) {
    throw createValidationError(index, '"params" must be an object')
  }
  return {query, parameters: params}
}

/** Throws a MutationError unless the value is a valid document id. */
export function assertId(id: unknown, index: number): asserts id is string {
  if (isDocumentId(id)) {
    return
  }
  throw createValidationError(
    index,
    `invalid document id ${JSON.stringify(id)}: expected 1 to 128 characters of a-z, A-Z, 0-9, "_", "-" and inner "."`,
  )
}

/** Names that libraries would confuse with JavaScript's built-in properties. */
const RESERVED_NAMES = new Set(['__proto__', 'hasOwnProperty'])

/** A comparison with a string in a path, for example `== "x"` in `list[_key == "x"]`. */
const COMPARED_STRING = /[=<>]\s*"(?:[^"\\]|\\.)*"/g
const RESERVED_NAME_IN_PATH = new RegExp(
  `(?<![A-Za-z0-9_])(?:${[...RESERVED_NAMES].join('|')})(?![A-Za-z0-9_])`,
)

/** Throws a MutationError if a path contains a reserved name. */
function assertPath(path: string, index: number): void {
  // In a quoted name, a backslash before a character stands for the character itself.
  const names = path.replaceAll(COMPARED_STRING, '').replaceAll('\\', '')
  const name = RESERVED_NAME_IN_PATH.exec(names)?.[0]
  if (name === undefined) {
    return
  }
  throw createValidationError(
    index,
    `the path ${JSON.stringify(path)} cannot be used: "${name}" cannot be the name of an attribute`,
  )
}

/** Throws a MutationError if an attribute name in a value, at any depth, is reserved. */
export function assertAttributeNames(value: unknown, index: number): void {
  if (Array.isArray(value)) {
    for (const entry of value) {
      assertAttributeNames(entry, index)
    }
  } else if (isRecord(value)) {
    for (const [name, entry] of Object.entries(value)) {
      if (RESERVED_NAMES.has(name)) {
        throw createValidationError(
          index,
          `"${name}" cannot be the name of an attribute: choose another name`,
        )
      }
      assertAttributeNames(entry, index)
    }
  }
}

/** Creates the error for an invalid mutation, with HTTP status 400. */
export function createValidationError(index: number, description: string): MutationError {
  return new MutationError(400, index, {type: 'validationError', description})
}
