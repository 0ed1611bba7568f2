/** The decorators of text, in the order in which the Studio offers, the importer stores and pages nest them. */
export const DECORATORS = ['strong', 'em', 'underline', 'strike-through', 'code'] as const

/** One of the decorators of text. */
export type Decorator = (typeof DECORATORS)[number]

/** The decorators of simple text, such as the text of a callout. */
export const SIMPLE_TEXT_DECORATORS = ['strong', 'em'] as const satisfies readonly Decorator[]
