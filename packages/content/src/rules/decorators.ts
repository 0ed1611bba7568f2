/** The decorators of text, in the order in which `@portabletext/to-html` nests those that span the same text. */
export const DECORATORS = [
  'sub',
  'sup',
  'strong',
  'em',
  'code',
  'underline',
  'strike-through',
] as const

/** One of the decorators of text. */
export type Decorator = (typeof DECORATORS)[number]

/** The decorators of simple text, such as the text of a callout. */
export const SIMPLE_TEXT_DECORATORS = ['strong', 'em'] as const satisfies readonly Decorator[]
