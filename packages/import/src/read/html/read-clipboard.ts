import type {DocumentBlock} from '../document.ts'
import {numberNotes} from '../paragraphs/number-notes.ts'
import type {Paragraph} from '../paragraphs/paragraph.ts'
import {paragraphsToBlocks} from '../paragraphs/paragraphs-to-blocks.ts'
import type {ClipboardLoss} from './clipboard-loss.ts'
import {findNotes} from './find-notes.ts'
import {attributeOf, elementsIn, nameOf, type HtmlNode} from './html-node.ts'
import {inferHeadings} from './infer-headings.ts'
import {readHtml, type HtmlContext} from './read-html.ts'
import {StyleSheet} from './style-sheet.ts'
import {WordLists} from './word-lists.ts'

/** What the clipboard contains, as an article's body without keys, and what of it cannot be kept. */
export interface ClipboardContent {
  blocks: DocumentBlock[]
  losses: ClipboardLoss[]
}

/**
 * Reads HTML from the clipboard, as Word, Google Docs, Pages, mail programs and browsers write it, into the blocks of an
 * article's body. Fetches and runs nothing, if the document of `root` is inert, such as that of a `DOMParser`.
 *
 * @param root - The element `html` of the parsed HTML.
 */
export function readClipboard(root: HtmlNode): ClipboardContent {
  const elements = elementsIn(root)
  const sheet = new StyleSheet(root)
  const generator = elements.find(
    (element) => nameOf(element) === 'meta' && /^generator$/iu.test(attributeOf(element, 'name')),
  )
  const program = generator === undefined ? '' : attributeOf(generator, 'content')
  const base = elements.find((element) => nameOf(element) === 'base')
  const context: HtmlContext = {
    sheet,
    notes: findNotes(root),
    base: base === undefined ? '' : attributeOf(base, 'href'),
    isWord: program.startsWith('Microsoft') || attributeOf(root, 'xmlns:w') !== '',
    wordLists: new WordLists(sheet),
    losses: [],
    fontSizes: new Map<Paragraph, number>(),
  }
  const read = readHtml(root, context)
  const ratio = findHeadingRatio(elements, program)
  const withHeadings = ratio === undefined ? read : inferHeadings(read, context.fontSizes, ratio)
  const {paragraphs, notes} = numberNotes(withHeadings, {before: [], after: []})
  return {blocks: paragraphsToBlocks([...paragraphs, ...notes]), losses: context.losses}
}

/** Returns how much larger than the text the headings are that a program writes as large text. */
function findHeadingRatio(elements: readonly HtmlNode[], program: string): number | undefined {
  if (program.startsWith('Cocoa')) {
    return 1.25
  }
  // Only the title of a document of Google is no heading.
  return elements.some((element) => attributeOf(element, 'id').startsWith('docs-internal-guid'))
    ? 2
    : undefined
}
