/** An element's attributes; null, undefined and false omit an attribute, true makes it empty. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>

/**
 * The content of an element: text, which is escaped, nodes, lists of both, or nothing. A function returns a node
 * that may be added later, so that the page need not wait for all of a long text.
 */
export type Child<N> = N | string | false | null | undefined | (() => N) | readonly Child<N>[]

/** Creates an element; in the browser it creates nodes, on a server escaped markup. */
export type Hyperscript<N> = (
  tag: string,
  attributes: Attributes | null,
  ...children: readonly Child<N>[]
) => N
