import {isRecord} from '../json.ts'
import {isJsonEqual} from './is-json-equal.ts'
import {isJsonLonger} from './is-json-longer.ts'
import {findTextEdit} from './text-edit.ts'

/** A patch for the package `mendoza`: opcodes and their operands in one flat list. */
export type RawPatch = unknown[]

const VALUE = 0
const BLANK = 2
const PUSH_FIELD_COPY = 10
const PUSH_FIELD_BLANK = 11
const PUSH_ELEMENT_COPY = 12
const PUSH_ELEMENT_BLANK = 13
const RETURN_INTO_SAME_KEY_AND_POP = 15
const RETURN_INTO_ARRAY_AND_POP = 16
const SET_FIELD_VALUE = 17
const DELETE_FIELD = 19
const APPEND_VALUE = 20
const APPEND_SLICE = 21
const APPEND_STRING = 22
const APPEND_STRING_SLICE = 23

/** An edit of one value. It changes a copy of the value, or builds it from an empty one (`startsEmpty`). */
interface Edit {
  readonly startsEmpty: boolean
  readonly operations: RawPatch
}

/**
 * Returns the mendoza patch that turns `before` into `after`: edits, or a replacement if that is smaller.
 *
 * Both are JSON values, `null` if the document is missing. Omit `_rev` from both, as Sanity does.
 */
export function diffMendoza(before: unknown, after: unknown): RawPatch {
  if (isJsonEqual(before, after)) {
    return []
  }
  const edit = findEdit(before, after)
  if (!edit) {
    return [VALUE, after]
  }
  return edit.startsEmpty ? [BLANK, ...edit.operations] : edit.operations
}

function findEdit(before: unknown, after: unknown): Edit | undefined {
  const edit = findEditOfSameKind(before, after)
  if (!edit || edit.operations.length === 0) {
    return undefined
  }
  return isJsonLonger(after, JSON.stringify(edit.operations).length) ? edit : undefined
}

function findEditOfSameKind(before: unknown, after: unknown): Edit | undefined {
  if (typeof before === 'string' && typeof after === 'string') {
    return {startsEmpty: true, operations: diffStrings(before, after)}
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return {startsEmpty: true, operations: diffArrays(before, after)}
  }
  if (isRecord(before) && isRecord(after)) {
    // Mendoza assigns fields, and assigning `__proto__` would set the prototype.
    if (Object.hasOwn(before, '__proto__') || Object.hasOwn(after, '__proto__')) {
      return undefined
    }
    return {startsEmpty: false, operations: diffObjects(before, after)}
  }
  return undefined
}

// Copies at most one slice at the start and one at the end: `applyPatch` of mendoza computes the end of a
// slice incorrectly if there are multi-byte characters before its start.
function diffStrings(before: string, after: string): RawPatch {
  const edit = findTextEdit(before, after)
  const operations: RawPatch = []
  if (edit.prefixBytes > 0) {
    operations.push(APPEND_STRING_SLICE, 0, edit.prefixBytes)
  }
  if (edit.inserted !== '') {
    operations.push(APPEND_STRING, edit.inserted)
  }
  if (edit.suffixStartByte < edit.totalBytes) {
    operations.push(APPEND_STRING_SLICE, edit.suffixStartByte, edit.totalBytes)
  }
  return operations
}

function diffObjects(before: Record<string, unknown>, after: Record<string, unknown>): RawPatch {
  const operations: RawPatch = []
  const fields = new Map(
    Object.keys(before)
      .toSorted()
      .map((key, index) => [key, index]),
  )
  for (const [key, index] of fields) {
    if (!Object.hasOwn(after, key)) {
      operations.push(DELETE_FIELD, index)
    }
  }
  for (const [key, value] of Object.entries(after)) {
    const index = fields.get(key)
    if (index !== undefined && isJsonEqual(before[key], value)) {
      continue
    }
    const edit = index === undefined ? undefined : findEdit(before[key], value)
    if (!edit) {
      operations.push(SET_FIELD_VALUE, value, key)
      continue
    }
    operations.push(edit.startsEmpty ? PUSH_FIELD_BLANK : PUSH_FIELD_COPY, index)
    append(operations, edit.operations)
    operations.push(RETURN_INTO_SAME_KEY_AND_POP)
  }
  return operations
}

function diffArrays(before: readonly unknown[], after: readonly unknown[]): RawPatch {
  const operations: RawPatch = []
  let index: ElementIndex | undefined
  let runStart = 0
  let runEnd = 0
  const flush = (): void => {
    if (runEnd > runStart) {
      operations.push(APPEND_SLICE, runStart, runEnd)
    }
    runStart = runEnd = 0
  }
  for (const [position, item] of after.entries()) {
    const continuesRun =
      runEnd > runStart && runEnd < before.length && isJsonEqual(before[runEnd], item)
    if (continuesRun) {
      runEnd++
      continue
    }
    flush()
    let sourceIndex = position
    if (!hasSameKey(before[position], item)) {
      index ??= indexElements(before)
      const sameIndex = index.byContent.get(JSON.stringify(item))
      if (sameIndex !== undefined) {
        runStart = sameIndex
        runEnd = sameIndex + 1
        continue
      }
      sourceIndex = index.byKey.get(keyOf(item)) ?? position
    } else if (isJsonEqual(before[position], item)) {
      runStart = position
      runEnd = position + 1
      continue
    }
    const edit = sourceIndex < before.length ? findEdit(before[sourceIndex], item) : undefined
    if (!edit) {
      operations.push(APPEND_VALUE, item)
      continue
    }
    operations.push(edit.startsEmpty ? PUSH_ELEMENT_BLANK : PUSH_ELEMENT_COPY, sourceIndex)
    append(operations, edit.operations)
    operations.push(RETURN_INTO_ARRAY_AND_POP)
  }
  flush()
  return operations
}

interface ElementIndex {
  readonly byContent: ReadonlyMap<string, number>
  readonly byKey: ReadonlyMap<unknown, number>
}

// Slices of the old array may be copied in any order, so moved elements are found without a search for the
// longest common subsequence.
function indexElements(elements: readonly unknown[]): ElementIndex {
  const byContent = new Map<string, number>()
  const byKey = new Map<unknown, number>()
  for (const [index, element] of elements.entries()) {
    const content = JSON.stringify(element)
    if (!byContent.has(content)) {
      byContent.set(content, index)
    }
    const key = keyOf(element)
    if (key !== undefined && !byKey.has(key)) {
      byKey.set(key, index)
    }
  }
  return {byContent, byKey}
}

/** Returns true if both have the same `_key`, so that one follows from the other in most changes. */
function hasSameKey(left: unknown, right: unknown): boolean {
  const key = keyOf(left)
  return key !== undefined && key === keyOf(right)
}

function keyOf(element: unknown): string | undefined {
  if (!isRecord(element)) {
    return undefined
  }
  const {_key: key} = element
  return typeof key === 'string' ? key : undefined
}

// A spread into push would overflow the stack on a very long list of operations.
function append(target: RawPatch, operations: RawPatch): void {
  for (const operation of operations) {
    target.push(operation)
  }
}
