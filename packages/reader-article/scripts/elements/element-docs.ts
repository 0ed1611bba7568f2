/** A slot, part or state: its name and a sentence about it. */
export interface Named {
  readonly name: string
  readonly description: string
}

/** A custom property and its default. */
export interface StyleProperty extends Named {
  readonly default?: string
}

/** An attribute and the property that it sets. */
export interface ElementAttribute extends Named {
  readonly fieldName: string
  /** The type in TypeScript's syntax. */
  readonly type: string
}

/** A property of an element's class. */
export interface ElementField extends Named {
  readonly type: string
  readonly readonly: boolean
  /** The attribute that sets it, if there is one. */
  readonly attribute?: string
}

/** An event and its class. */
export interface ElementEvent extends Named {
  readonly type: string
}

/** The documentation of one element. */
export interface ElementDocs {
  readonly tag: string
  readonly className: string
  readonly description: string
  readonly attributes: readonly ElementAttribute[]
  readonly fields: readonly ElementField[]
  readonly events: readonly ElementEvent[]
  readonly slots: readonly Named[]
  readonly parts: readonly Named[]
  readonly styleProperties: readonly StyleProperty[]
  readonly states: readonly Named[]
}

/** Returns the values of a union of string literals such as `'eager' | 'lazy'`; none for other types. */
export function parseLiterals(type: string): string[] {
  const options = type.split('|').map((option) => option.trim())
  const literals = options.flatMap((option) => /^'([^']*)'$/.exec(option)?.[1] ?? [])
  return literals.length === options.length ? literals : []
}
