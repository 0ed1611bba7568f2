import type {ENGLISH} from './en/index.ts'

type EnglishTexts = typeof ENGLISH

/** The key of a text; of a text with plural forms, the key without its ending. */
export type TextKey = WithoutPlural<keyof EnglishTexts>

/** Returns the text for a key; its variables are as in the English text. A plural form follows `count`. */
export type Translate = <Key extends TextKey>(
  key: Key,
  ...variables: [VariableName<EnglishOf<Key>>] extends [never]
    ? []
    : [Readonly<Record<VariableName<EnglishOf<Key>>, string | number>>]
) => string

/** The key of a text without variables. */
export type PlainTextKey = {
  [Key in TextKey]: [VariableName<EnglishOf<Key>>] extends [never] ? Key : never
}[TextKey]

/** The texts of a language. */
export interface Texts {
  readonly t: Translate
  /** The BCP 47 tag for `Intl`. */
  readonly locale: string
}

type WithoutPlural<Key> = Key extends `${infer Base}_other`
  ? Base
  : Key extends `${string}_one`
    ? never
    : Key

type EnglishOf<Key extends string> = `${Key}_one` extends keyof EnglishTexts
  ? EnglishTexts[`${Key}_one` | Extract<keyof EnglishTexts, `${Key}_other`>] | '{{count}}'
  : Key extends keyof EnglishTexts
    ? EnglishTexts[Key]
    : never

type VariableName<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? (Name extends `${infer Bare}, ${string}` ? Bare : Name) | VariableName<Rest>
  : never
