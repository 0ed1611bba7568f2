/** The class of an element of this package. */
export type ElementClass = (new () => HTMLElement) & {readonly properties: object}

/** The names of an element's options, which are its reactive properties. */
export type OptionOf<C extends ElementClass> = keyof C['properties'] & keyof InstanceType<C>

/** The value of an option in a template; a number can be text there, as in `heading-level="3"`. */
type OptionValue<T> = Exclude<T, null> | (number extends T ? `${number}` : never)

/** An element's options by attribute name; `data`, which has no attribute, by its property name. */
export type AttributesOf<C extends ElementClass> = {
  [Name in OptionOf<C> as Name extends 'datasetName' ? 'dataset' : KebabCase<Name>]?: OptionValue<
    InstanceType<C>[Name]
  >
}

/** An element's options by property name. */
export type PropertiesOf<C extends ElementClass> = {
  [Name in OptionOf<C>]?: OptionValue<InstanceType<C>[Name]>
}

/** The attribute name of a property: `heading-level` for `headingLevel`. */
export type KebabCase<Name> = Name extends `${infer First}${infer Rest}`
  ? First extends Lowercase<First>
    ? `${First}${KebabCase<Rest>}`
    : `-${Lowercase<First>}${KebabCase<Rest>}`
  : ''

/** The events of this package's elements; their names begin with `reader-`. */
export type ElementEvents = {
  [
    Name in keyof HTMLElementEventMap as Name extends `reader-${string}` ? Name : never
  ]: HTMLElementEventMap[Name]
}
