/** The class of an element of ours. */
export type ElementClass = (new () => HTMLElement) & {readonly properties: object}

/** What an element can be told, by the names of its properties. */
export type OptionOf<C extends ElementClass> = keyof C['properties'] & keyof InstanceType<C>

/** An element's options by the names of their attributes; `data`, which is no text, stays a property. */
export type AttributesOf<C extends ElementClass> = {
  [Name in OptionOf<C> as Name extends 'datasetName' ? 'dataset' : KebabCase<Name>]?: Exclude<
    InstanceType<C>[Name],
    null
  >
}

/** An element's options by the names of its properties. */
export type PropertiesOf<C extends ElementClass> = {
  [Name in OptionOf<C>]?: Exclude<InstanceType<C>[Name], null>
}

/** A property's name as an attribute's: `headingLevel` is `heading-level`. */
export type KebabCase<Name> = Name extends `${infer First}${infer Rest}`
  ? First extends Lowercase<First>
    ? `${First}${KebabCase<Rest>}`
    : `-${Lowercase<First>}${KebabCase<Rest>}`
  : ''

/** The events of our elements: those whose names begin as their tags do. */
export type ElementEvents = {
  [
    Name in keyof HTMLElementEventMap as Name extends `reader-${string}` ? Name : never
  ]: HTMLElementEventMap[Name]
}
