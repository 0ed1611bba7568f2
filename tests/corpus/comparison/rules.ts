import type {Origin, VisibleBlock} from '../oracle/visible-text.ts'
import {coreOf} from './compare-words.ts'
import type {Difference, FoundDifference} from './difference.ts'
import type {Word} from './words.ts'

/** A deliberate difference between a document and its article. */
export interface Rule {
  name: string
  reason: string
  explains: (found: FoundDifference, context: RuleContext) => boolean
}

/** What a rule knows of the import. */
export interface RuleContext {
  warnings: readonly string[]
  /** Whether the document is an article with a header and a title of its own. */
  isArticle: boolean
}

// What the importer says when it omits text.
const WARNINGS: ReadonlyMap<Origin, RegExp> = new Map([
  ['merged-cell', /is merged into another one/u],
  ['chart', /\ba chart\b/u],
  ['diagram', /\bSmartArt\b/u],
  ['inserted-file', /a file that is inserted here/u],
  ['symbol', /\ba symbol of\b/u],
])
const WARNED: readonly Origin[] = ['merged-cell', 'chart', 'diagram', 'inserted-file']

/** Returns the origins of the text that an article has no reason to contain, or that a warning names. */
export function findOmittedOrigins({warnings}: RuleContext): Set<Origin> {
  return new Set([
    'contents',
    'placeholder',
    'web-hidden',
    ...WARNED.filter((origin) => isWarnedOf(origin, warnings)),
  ])
}

function isWarnedOf(origin: Origin, warnings: readonly string[]): boolean {
  return warnings.some((warning) => WARNINGS.get(origin)?.test(warning) === true)
}

/** Returns the first rule that explains a difference. */
export function findRule(found: FoundDifference, context: RuleContext): Rule | undefined {
  return RULES.find((rule) => rule.explains(found, context))
}

const QUOTE = /quot|zitat|citat|cita\b|block ?text|引用/u

/** All rules; the first one that fits counts. */
export const RULES: readonly Rule[] = [
  {
    name: 'contents',
    reason: 'A table of contents has page numbers, and an article has no pages.',
    explains: ({difference}) => isLostFrom(difference, 'contents'),
  },
  {
    name: 'placeholder',
    reason: 'The placeholder of a content control says what to write, and is not written text.',
    explains: ({difference}) => isLostFrom(difference, 'placeholder'),
  },
  {
    name: 'web-hidden',
    reason: 'An article is a web page, and this text is hidden on web pages.',
    explains: ({difference}) => isLostFrom(difference, 'web-hidden'),
  },
  warnedOf('warned: merged cell', 'merged-cell'),
  warnedOf('warned: chart', 'chart'),
  warnedOf('warned: diagram', 'diagram'),
  warnedOf('warned: inserted file', 'inserted-file'),
  warnedOf('warned: symbol', 'symbol'),
  {
    name: 'symbol',
    reason: 'A character of a symbol font becomes the same character of Unicode.',
    explains: ({difference}) =>
      ((difference.type === 'lost' || difference.type === 'changed') &&
        difference.word.origins.has('symbol') &&
        isReplaced(difference)) ||
      (isExtra(difference) && difference.lost.some(({origins}) => origins.has('symbol'))),
  },
  {
    name: 'equation',
    reason: 'An equation is on one line, with signs for its fractions, roots and powers.',
    explains: ({difference, block}) => {
      switch (difference.type) {
        case 'lost':
          return difference.word.origins.has('equation') && isReplaced(difference)
        case 'added':
        case 'doubled':
          return (
            hasOrigin(block, 'equation') ||
            difference.lost.some(({origins}) => origins.has('equation'))
          )
        case 'glued':
        case 'parted':
        case 'changed':
        case 'moved':
          return wordsOf(difference).some(({origins}) => origins.has('equation'))
        case 'divided':
        case 'joined':
          return hasOrigin(block, 'equation')
        default:
          return false
      }
    },
  },
  {
    name: 'header',
    reason: 'The header of an article becomes its reader and the status.',
    explains: ({difference, block}, {isArticle}) =>
      isArticle &&
      /\b(?:name|pin|status)\b/iu.test(textOf(block?.runs ?? [])) &&
      ((difference.type === 'lost' &&
        /^(?:[^\p{L}\p{N}]+|name:?|pin:?|status:?)$/iu.test(difference.word.text)) ||
        (isExtra(difference) && difference.word.text === 'PIN') ||
        difference.type === 'changed' ||
        difference.type === 'style' ||
        difference.type === 'mark'),
  },
  {
    name: 'title-has-no-mark',
    reason: 'The title and the sign-off of an article have no marks of notes.',
    explains: ({difference}, {isArticle}) =>
      isArticle &&
      ((difference.type === 'lost' && difference.word.origins.has('note-mark')) ||
        (isExtra(difference) &&
          difference.lost.some(
            ({text, origins}) => origins.has('note-mark') && text.startsWith(difference.word.text),
          ))),
  },
  {
    name: 'notes-above-sign-off',
    reason: 'The notes are the end of the text of an article, and its sign-off is below them.',
    explains: ({difference}, {isArticle}) =>
      isArticle && difference.type === 'moved' && difference.word.origins.has('note'),
  },
  {
    name: 'cell-bar',
    reason: 'The cells of a row of data are separated by a vertical bar.',
    explains: ({difference, block}) =>
      isExtra(difference) && difference.word.text === '|' && hasOrigin(block, 'table'),
  },
  {
    name: 'row-is-paragraph',
    reason: 'A row of data becomes one paragraph, because an article has no tables.',
    explains: ({difference, block}) =>
      difference.type === 'joined' &&
      block?.row !== undefined &&
      difference.previous.row === block.row,
  },
  {
    name: 'row-has-no-style',
    reason: 'The cells of a row of data have the style of a paragraph.',
    explains: ({difference, block}) =>
      (difference.type === 'style' || difference.type === 'label') &&
      block?.row !== undefined &&
      difference.imported.style === 'normal' &&
      difference.imported.pieces.some(({text}) => text.includes(' | ')),
  },
  {
    name: 'number-is-text',
    reason: 'A number that the page would not show is text before the item.',
    explains: ({difference, block}) =>
      (isExtra(difference) &&
        block?.label !== undefined &&
        block.label.text.split(/\s+/u).includes(difference.word.text)) ||
      (isExtra(difference) && difference.word.text === `[${block?.note}]`) ||
      (difference.type === 'label' &&
        block?.label !== undefined &&
        textOf(difference.imported.pieces).includes(block.label.text)),
  },
  {
    name: 'number-glued',
    reason: 'The label of a list item in a row of data stands before its text.',
    explains: ({difference, block}) =>
      difference.type === 'label' &&
      block?.label?.isBullet === true &&
      textOf(difference.imported.pieces).includes('•'),
  },
  {
    name: 'heading-has-no-bullet',
    reason: 'A list item of a page cannot be a heading.',
    explains: ({difference, block}) =>
      difference.type === 'label' &&
      block?.label?.isBullet === true &&
      /^h\d$/u.test(difference.imported.style),
  },
  {
    name: 'note-is-item',
    reason:
      'A note is an item of the list at the end, and its paragraphs are the lines of the item.',
    explains: ({difference, block}) =>
      hasOrigin(block, 'note') &&
      (difference.type === 'joined' || difference.type === 'label' || difference.type === 'style'),
  },
  {
    name: 'three-headings',
    reason: 'The title of an article is its only h1, and an article has no h5 and h6.',
    explains: ({difference, block}) => {
      const level = block?.headingLevel
      return (
        difference.type === 'style' &&
        level !== undefined &&
        difference.imported.style === (level === 1 ? 'h2' : level > 4 ? 'h4' : '')
      )
    },
  },
  {
    name: 'title-is-heading',
    reason: 'The style of a title makes a heading.',
    explains: ({difference, block}) =>
      difference.type === 'style' &&
      block?.styles.some((name) => /^(?:title|titel|titre principal)$/u.test(name)) === true &&
      difference.imported.style === 'h2',
  },
  {
    name: 'heading-by-name',
    reason:
      'A style whose name means heading in another language, or is written differently, makes a heading.',
    explains: ({difference, block}) =>
      difference.type === 'style' &&
      block?.styles.some((name) => /\p{L}[\s_-]*[1-9]$/u.test(name)) === true &&
      /^h[234]$/u.test(difference.imported.style),
  },
  {
    name: 'quote',
    reason: 'A paragraph with a style of quotes becomes a quote.',
    explains: ({difference, block}) =>
      difference.type === 'style' &&
      difference.imported.style === 'blockquote' &&
      block?.styles.some((name) => QUOTE.test(name)) === true,
  },
  {
    name: 'caption',
    reason: 'A caption belongs to the figure above it.',
    explains: ({difference, block}) =>
      (difference.type === 'style' ||
        difference.type === 'label' ||
        difference.type === 'mark' ||
        difference.type === 'link') &&
      block?.styles.some((name) =>
        /caption|figure|illustration|legend|beschriftung/u.test(name),
      ) === true,
  },
  {
    name: 'typography',
    reason: 'That headings are bold and quotes are italic is their typography.',
    explains: ({difference, block}) =>
      difference.type === 'mark' &&
      (difference.imported.style !== 'normal' ||
        block?.headingLevel !== undefined ||
        block?.styles.some((name) => QUOTE.test(name)) === true) &&
      difference.word.styleMarks.includes(difference.mark),
  },
  {
    name: 'link-underline',
    reason: 'That links are underlined is their typography.',
    explains: ({difference}) =>
      difference.type === 'mark' &&
      difference.mark === 'underline' &&
      difference.isMissing &&
      difference.word.hrefs.some((href) => href !== ''),
  },
  {
    name: 'code',
    reason: 'A style of code is a mark.',
    explains: ({difference}) =>
      difference.type === 'mark' && difference.mark === 'code' && !difference.isMissing,
  },
  {
    name: 'internal-link',
    reason: 'A link within the document has no target in an article.',
    explains: ({difference}) =>
      difference.type === 'link' && difference.href === '' && difference.target.startsWith('#'),
  },
  {
    name: 'mark-is-no-link',
    reason: 'The mark of a note is not part of a link.',
    explains: ({difference}) =>
      difference.type === 'link' &&
      difference.href === '' &&
      difference.word.origins.has('note-mark'),
  },
  {
    name: 'warned: link',
    reason: 'A link without a safe target is omitted, and a warning names it.',
    explains: ({difference}, {warnings}) =>
      difference.type === 'link' &&
      difference.href === '' &&
      warnings.some((message) => message.startsWith('the link is omitted')),
  },
  {
    name: 'link-scheme',
    reason: 'The address of a link gets its scheme.',
    explains: ({difference}) => {
      if (difference.type !== 'link' || difference.href === '') {
        return false
      }
      const target = difference.target.trim().replaceAll(/\s/gu, '%20')
      return ['https://', 'mailto:', ''].some((scheme) => difference.href === `${scheme}${target}`)
    },
  },
]

function warnedOf(name: string, origin: Origin): Rule {
  return {
    name,
    reason: 'A warning says that it is omitted.',
    explains: ({difference}, {warnings}) =>
      isLostFrom(difference, origin) && isWarnedOf(origin, warnings),
  }
}

function isLostFrom(difference: Difference, origin: Origin): boolean {
  return difference.type === 'lost' && difference.word.origins.has(origin)
}

function isExtra(
  difference: Difference,
): difference is Extract<Difference, {type: 'added' | 'doubled'}> {
  return difference.type === 'added' || difference.type === 'doubled'
}

// Whether the article has the letters of a word in its place; symbols count as any letter.
function isReplaced(difference: Extract<Difference, {type: 'lost' | 'changed'}>): boolean {
  if (difference.type === 'changed') {
    return true
  }
  const {word, added, near} = difference
  return word.origins.has('symbol')
    ? added.length > 0
    : Array.from(coreOf(word.text)).every((character) => near.includes(character))
}

function wordsOf(
  difference: Extract<Difference, {type: 'glued' | 'parted' | 'changed' | 'moved'}>,
): readonly Word[] {
  return difference.type === 'glued' ? difference.words : [difference.word]
}

function hasOrigin(block: VisibleBlock | undefined, origin: Origin): boolean {
  return block?.runs.some(({origins}) => origins.includes(origin)) === true
}

function textOf(pieces: readonly {text: string}[]): string {
  return pieces.map(({text}) => text).join('')
}
