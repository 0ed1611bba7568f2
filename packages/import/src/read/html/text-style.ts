import {type Decorator, DECORATORS} from '@reader-article/content'

import type {DocumentLink} from '../document.ts'
import {isCode, nameOf, type HtmlNode} from './html-node.ts'
import type {Declarations} from './style-sheet.ts'

/** The properties of text that its elements inherit. */
export interface TextStyle {
  readonly decorators: ReadonlySet<Decorator>
  readonly link?: DocumentLink
  readonly isInLink: boolean
  /** Whether line feeds are line breaks. */
  readonly keepsLines: boolean
  /** In CSS pixels. */
  readonly fontSize?: number
}

/** The style of text without elements around it. */
export const PLAIN_STYLE: TextStyle = {decorators: new Set(), isInLink: false, keepsLines: false}

const TAGS = new Map<string, Decorator>([
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'em'],
  ['em', 'em'],
  ['cite', 'em'],
  ['dfn', 'em'],
  ['var', 'em'],
  ['u', 'underline'],
  ['ins', 'underline'],
  ['s', 'strike-through'],
  ['strike', 'strike-through'],
  ['del', 'strike-through'],
  ['code', 'code'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
  ['sup', 'sup'],
  ['sub', 'sub'],
])
const SIZE = /(?<size>\d+(?:\.\d+)?)(?<unit>px|pt)/u
const MIN_BOLD = 600
const PIXELS_PER_POINT = 4 / 3

/** Returns the style of the text in an element, from the style around it. */
export function applyElementStyle(
  outer: TextStyle,
  element: HtmlNode,
  declarations: Declarations,
  {isWord}: {isWord: boolean},
): TextStyle {
  const decorators = new Set(outer.decorators)
  const tag = isCode(element) ? 'code' : TAGS.get(nameOf(element))
  // Word's tracked insertions are text like any other.
  if (tag !== undefined && !(isWord && nameOf(element) === 'ins')) {
    decorators.add(tag)
  }
  for (const [decorator, isSet] of readDecorators(declarations)) {
    if (isSet) {
      decorators.add(decorator)
    } else {
      decorators.delete(decorator)
    }
  }
  if (outer.isInLink || nameOf(element) === 'a') {
    // A link is underlined on the page anyway.
    decorators.delete('underline')
  }
  const whiteSpace = declarations.get('white-space')
  const fontSize = readFontSize(declarations) ?? outer.fontSize
  return {
    ...outer,
    decorators,
    keepsLines:
      /^(?:pre|textarea)$/u.test(nameOf(element)) ||
      (whiteSpace === undefined
        ? outer.keepsLines
        : whiteSpace.startsWith('pre') || whiteSpace === 'break-spaces'),
    ...(fontSize !== undefined && {fontSize}),
  }
}

/** Returns the decorators in the order of the vocabulary. */
export function listDecorators(decorators: ReadonlySet<Decorator>): Decorator[] {
  return DECORATORS.filter((decorator) => decorators.has(decorator))
}

function* readDecorators(declarations: Declarations): Generator<[Decorator, boolean]> {
  const font = declarations.get('font')?.split(SIZE)[0] ?? ''
  const weight = declarations.get('font-weight') ?? /\b(?:bold|[1-9]00)\b/u.exec(font)?.[0]
  const slant = declarations.get('font-style') ?? /\b(?:italic|oblique)\b/u.exec(font)?.[0]
  const isBold = weight === undefined ? undefined : readWeight(weight)
  if (isBold !== undefined) {
    yield ['strong', isBold]
  }
  if (slant !== undefined && slant !== 'inherit') {
    yield ['em', /^(?:italic|oblique)/u.test(slant)]
  }
  const lines = `${declarations.get('text-decoration') ?? ''} ${declarations.get('text-decoration-line') ?? ''}`
  if (lines.includes('underline')) {
    yield ['underline', true]
  }
  if (lines.includes('line-through')) {
    yield ['strike-through', true]
  }
  switch (declarations.get('vertical-align')) {
    case 'super':
      yield ['sup', true]
      return
    case 'sub':
      yield ['sub', true]
      return
    default:
  }
}

function readWeight(weight: string): boolean | undefined {
  switch (weight) {
    case 'bold':
    case 'bolder':
      return true
    case 'normal':
    case 'lighter':
    case 'initial':
      return false
    default: {
      const number = Number(weight)
      return Number.isFinite(number) && weight !== '' ? number >= MIN_BOLD : undefined
    }
  }
}

function readFontSize(declarations: Declarations): number | undefined {
  const written = declarations.get('font-size') ?? declarations.get('font') ?? ''
  const groups = SIZE.exec(written)?.groups
  return groups === undefined
    ? undefined
    : Number(groups['size']) * (groups['unit'] === 'pt' ? PIXELS_PER_POINT : 1)
}
