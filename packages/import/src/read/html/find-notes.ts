import type {Note} from '../paragraphs/paragraph.ts'
import {ElementTree} from './element-tree.ts'
import {attributeOf, nameOf, type HtmlNode} from './html-node.ts'

/** The footnotes and endnotes of a document. */
export interface Notes {
  /** The note of each element that shows nothing but a mark. */
  readonly marks: ReadonlyMap<HtmlNode, Note>
  /** The note of each element that holds the text of one. */
  readonly texts: ReadonlyMap<HtmlNode, Note>
  /** Links from a note back to its mark. */
  readonly backLinks: ReadonlySet<HtmlNode>
}

interface Link {
  link: HtmlNode
  target: HtmlNode
}

const MARK =
  /^[[({]?\s*(?:\d{1,4}|[a-z]{1,3}|[ivxlc]{1,8}|[*∗†‡§¶‖#]{1,5}|(?:note|nb|fn|n)\.?\s*\d{1,4})\s*[\])}]?\.?$/iu
const NOTE_NAME = /(?:^|[_-])(?:s?d?(?:foot|end)note|fn|ftn|edn|cite_note|note)/iu
const WORD_NOTE = /mso-element:\s*(?:foot|end)note\s*(?:;|$)/iu
const HEADING = /^h[1-6]$/u
const WHOLE = new Set(['html', 'body', 'table', 'tbody', 'tr', 'ol', 'ul'])
const AROUND_MARK = /^(?:sup|span|b|i|small|font|a)$/u
// A link back leads to the mark or to an element so closely around or in it.
const MAX_DISTANCE = 4

/** Finds the marks of notes: links that look like a mark and lead to a text further below, which is a note. */
export function findNotes(root: HtmlNode): Notes {
  const tree = new ElementTree(root)
  const links = findInnerLinks(tree)
  const marks = links.filter(
    ({link, target}) =>
      tree.startOf(target) > tree.startOf(link) && MARK.test((link.textContent ?? '').trim()),
  )
  const findContainer = createContainerFinder(tree, new Set(marks.map(({target}) => target)))
  const notes = {
    marks: new Map<HtmlNode, Note>(),
    texts: new Map<HtmlNode, Note>(),
    backLinks: new Set<HtmlNode>(),
  }
  for (const {link, target} of marks) {
    const container = findContainer(target, link)
    const back = links.filter(
      (each) =>
        tree.isWithin(each.link, container) && tree.startOf(each.target) < tree.startOf(container),
    )
    const isNote =
      back.some((each) => isNear(each.target, link, tree)) ||
      NOTE_NAME.test(fragmentOf(link)) ||
      NOTE_NAME.test(attributeOf(container, 'id'))
    if (isNote) {
      const note = notes.texts.get(container) ?? {line: 1, paragraphs: []}
      notes.texts.set(container, note)
      notes.marks.set(findWholeMark(link, tree), note)
      for (const each of back) {
        notes.backLinks.add(each.link)
      }
    }
  }
  return notes
}

function findInnerLinks(tree: ElementTree): Link[] {
  const targets = new Map<string, HtmlNode>()
  for (const element of tree.elements) {
    for (const name of [attributeOf(element, 'id'), attributeOf(element, 'name')]) {
      if (name !== '' && !targets.has(name)) {
        targets.set(name, element)
      }
    }
  }
  return tree.elements.flatMap((link) => {
    const target = nameOf(link) === 'a' ? targets.get(fragmentOf(link)) : undefined
    return target === undefined ? [] : [{link, target}]
  })
}

function fragmentOf(link: HtmlNode): string {
  const href = attributeOf(link, 'href')
  const hash = href.indexOf('#')
  const fragment = hash === -1 ? '' : href.slice(hash + 1)
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

function isNear(target: HtmlNode, link: HtmlNode, tree: ElementTree): boolean {
  return (
    tree.ancestorsOf(link).slice(0, MAX_DISTANCE).includes(target) ||
    tree.ancestorsOf(target).slice(0, MAX_DISTANCE).includes(link)
  )
}

/** Returns a function that finds the element that holds a note and nothing else. */
function createContainerFinder(
  tree: ElementTree,
  targets: ReadonlySet<HtmlNode>,
): (target: HtmlNode, link: HtmlNode) => HtmlNode {
  // How many targets of marks and headings stand before each position.
  const counts = [0]
  for (const element of tree.elements) {
    const isCounted = targets.has(element) || HEADING.test(nameOf(element))
    counts.push((counts.at(-1) ?? 0) + (isCounted ? 1 : 0))
  }
  const countIn = (element: HtmlNode) =>
    (counts[tree.endOf(element)] ?? 0) - (counts[tree.startOf(element)] ?? 0)
  return (target, link) => {
    const ancestors = tree.ancestorsOf(target)
    const known = ancestors.find(
      (each) => /^(?:li|dd)$/u.test(nameOf(each)) || WORD_NOTE.test(attributeOf(each, 'style')),
    )
    if (known !== undefined && !tree.isWithin(link, known)) {
      return known
    }
    const outside = ancestors.findIndex(
      (each, index) =>
        index > 0 && (WHOLE.has(nameOf(each)) || tree.isWithin(link, each) || countIn(each) > 1),
    )
    return ancestors[outside - 1] ?? target
  }
}

// The mark can be in brackets or raised: '<sup>[<a>1</a>]</sup>'.
function findWholeMark(link: HtmlNode, tree: ElementTree): HtmlNode {
  const ancestors = tree.ancestorsOf(link)
  const mark = bareMark(link)
  const outside = ancestors.findIndex(
    (each, index) => index > 0 && (!AROUND_MARK.test(nameOf(each)) || bareMark(each) !== mark),
  )
  return ancestors[outside - 1] ?? link
}

function bareMark(element: HtmlNode): string {
  return (element.textContent ?? '').replaceAll(/[\s[\](){}]/gu, '')
}
