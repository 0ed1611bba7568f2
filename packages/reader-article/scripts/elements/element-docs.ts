/** A thing with a name and a sentence about it: a slot, a part, a state. */
export interface Named {
  readonly name: string
  readonly description: string
}

/** A custom property, with what it is where a page says nothing. */
export interface StyleProperty extends Named {
  readonly default?: string
}

/** An attribute, and the property that it stands for. */
export interface ElementAttribute extends Named {
  readonly fieldName: string
  /** As TypeScript writes it. */
  readonly type: string
}

/** A property of an element's class. */
export interface ElementField extends Named {
  readonly type: string
  readonly readonly: boolean
  /** The attribute that stands for it, where one does. */
  readonly attribute?: string
}

/** An event, and its class. */
export interface ElementEvent extends Named {
  readonly type: string
}

/** All that a page needs to know of one element. */
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

/** The values that a type of literals allows: `'eager' | 'lazy'` allows two; none for other types. */
export function literalsOf(type: string): string[] {
  const options = type.split('|').map((option) => option.trim())
  const literals = options.flatMap((option) => /^'([^']*)'$/.exec(option)?.[1] ?? [])
  return literals.length === options.length ? literals : []
}
