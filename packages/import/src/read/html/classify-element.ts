import type {ClipboardLoss} from './clipboard-loss.ts'
import {attributeOf, hasAttribute, hasClass, nameOf, type HtmlNode} from './html-node.ts'
import type {Declarations} from './style-sheet.ts'

/** What becomes of an element: its content stands alone or in a line, or it is not shown, or it is omitted. */
export type ElementClass = 'block' | 'inline' | 'hidden' | ClipboardLoss

const HIDDEN = new Set(
  'area base col colgroup datalist frame frameset head link map meta noframes noscript param script select source style template title track xml'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td textarea tfoot th thead tr ul'.split(
    ' ',
  ),
)
const MEDIA = new Set(['audio', 'canvas', 'embed', 'iframe', 'object', 'video'])
const BLOCK_DISPLAY = /^(?:block|flow-root|list-item|flex|grid|table|table-row|table-cell)$/u
// Links to edit a section, links back from a note, alternative texts beside their pictures, and text for screen readers.
const HIDDEN_CLASS =
  /^(?:mw-editsection|mw-cite-backlink|wacalttextdescribedby|visually-hidden|sr-only|screen-reader-text|msocomanchor|msocommentreference)$/iu

/** Returns what becomes of an element. */
export function classifyElement(
  element: HtmlNode,
  declarations: Declarations,
  {isWord}: {isWord: boolean},
): ElementClass {
  const name = nameOf(element)
  const wordElement = declarations.get('mso-element') ?? ''
  const display = declarations.get('display') ?? ''
  if (
    HIDDEN.has(name) ||
    display === 'none' ||
    declarations.get('visibility') === 'hidden' ||
    declarations.get('mso-hide') === 'all' ||
    hasAttribute(element, 'hidden') ||
    wordElement === 'header' ||
    wordElement === 'footer' ||
    hasClass(element, HIDDEN_CLASS) ||
    // Word's tracked deletions; elsewhere, struck text is part of the text.
    (isWord && name === 'del') ||
    (name === 'input' && attributeOf(element, 'type').toLowerCase() !== 'checkbox')
  ) {
    return 'hidden'
  }
  if (wordElement === 'comment-list') {
    return {kind: 'comment'}
  }
  if (MEDIA.has(name)) {
    return {kind: 'media', name: nameOfMedia(element)}
  }
  if (name === 'svg') {
    const label = attributeOf(element, 'aria-label')
    return label === '' ? 'hidden' : {kind: 'picture', problem: 'format', name: label}
  }
  if (name === 'hr') {
    // Word draws a line of this width above its footnotes.
    return isWord && attributeOf(element, 'width') === '33%' ? 'block' : {kind: 'rule'}
  }
  return (BLOCKS.has(name) && display !== 'inline') || BLOCK_DISPLAY.test(display)
    ? 'block'
    : 'inline'
}

/** Returns whether the children of an element stand apart, whatever they are. */
export function separatesChildren(declarations: Declarations): boolean {
  return /^(?:inline-)?(?:flex|grid)$/u.test(declarations.get('display') ?? '')
}

/** Returns whether a blockquote only indents, as some mail programs write it. */
export function isIndentation(declarations: Declarations): boolean {
  return (
    /^(?:none|0px|medium none)/u.test(declarations.get('border') ?? '') &&
    declarations.get('padding') === '0px'
  )
}

function nameOfMedia(element: HtmlNode): string {
  const label = attributeOf(element, 'title') || attributeOf(element, 'aria-label')
  const source = attributeOf(element, 'src')
  return label || (URL.canParse(source) ? new URL(source).hostname : '')
}
