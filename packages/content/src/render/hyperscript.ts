/** An element's attributes; null, undefined and false leave one out, true gives an empty one. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>

/** What an element may hold: text, which the host makes safe, its own nodes, lists of both, or nothing. */
export type Child<N> = N | string | false | null | undefined | readonly Child<N>[]

/** Makes an element; a page hands in one that makes nodes, a server one that makes escaped markup. */
export type Hyperscript<N> = (
  tag: string,
  attributes: Attributes | null,
  ...children: readonly Child<N>[]
) => N
