import type {Traced} from './origin.ts'

/** The value to which `@` refers, and the enclosing values for `^`. */
export interface Scope {
  readonly value: Traced
  readonly parent: Scope | undefined
  /** True for an element of `[]` or of a `Map`: `^` does not refer to it. */
  readonly isHidden: boolean
}

/** Creates the scope of a value within another scope, as groq-js does. */
export function nestScope(outer: Scope, value: Traced, isHidden = false): Scope {
  return {value, parent: outer.isHidden ? outer.parent : outer, isHidden}
}

/** Returns the scope to which `^` refers, `^.^` with a depth of 2; `undefined` outside the query. */
export function ancestorOf(scope: Scope, depth: number): Scope | undefined {
  let current: Scope | undefined = scope
  for (let level = 0; level < depth; level++) {
    current = current?.parent
  }
  return current
}
