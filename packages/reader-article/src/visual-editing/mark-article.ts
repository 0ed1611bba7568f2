import {type Article, type Block, list, record, text} from '@reader-article/content'
import type {ContentSourceMap} from '@sanity/client'

import {type EditTarget, findTarget, type ResultPath} from './edit-target.ts'

/** The result of an article's query, with the sources of its values. */
export interface TracedResult {
  readonly result: unknown
  readonly sourceMap: ContentSourceMap
}

/** Receives a node of an article, and the field that it shows. */
export type Mark = (element: HTMLElement, target: EditTarget) => void

/** The object in every image that comes from the image's own document, and not from the file's. */
const IMAGE_PART = ['asset', '_ref']

/**
 * Finds the field for each node of an article on screen: by the article's parts and the order of its blocks, which
 * show known values of the result, and by the source map of these values.
 */
export function markArticle(
  root: ParentNode,
  article: Article,
  {result, sourceMap}: TracedResult,
  mark: Mark,
): void {
  const markAll = (
    within: ParentNode,
    selector: string,
    path: ResultPath,
    part?: ResultPath,
  ): void => {
    const target = findTarget(sourceMap, path, part)
    if (target) {
      within.querySelectorAll<HTMLElement>(selector).forEach((element) => mark(element, target))
    }
  }
  const markReader = (within: ParentNode, path: ResultPath): void => {
    markAll(within, '[part=photo]', [...path, 'photo'], IMAGE_PART)
    markAll(within, '[part=name]', [...path, 'name'])
    markAll(within, '[part=quiet]', [...path, 'tagline'])
    markAll(within, '[part=pin]', [...path, 'pin'])
    markAll(within, '[part=calls]', ['settings', 'phoneLines'], [0, 'number'])
    const status = findStatus(sourceMap, path)
    if (status) {
      within
        .querySelectorAll<HTMLElement>('[part=presence]')
        .forEach((element) => mark(element, status))
    }
  }
  const markItems = (
    selector: string,
    name: string,
    markItem: (li: HTMLElement, path: ResultPath) => void,
  ) => {
    const items = root.querySelectorAll<HTMLElement>(`${selector} li`)
    const shown = list(record(result)[name]).flatMap((item, index) =>
      text(record(item)['title']) ? index : [],
    )
    shown.forEach((index, position) => {
      const li = items[position]
      if (li) {
        markItem(li, [name, index])
      }
    })
  }

  markAll(root, '[part=title]', ['title'])
  markAll(root, '[part=meta] time', ['publishedAt'])
  markAll(root, '[part~=cover]', ['cover'], IMAGE_PART)
  markAll(root, '[part~=cover] [part=caption]', ['cover', 'caption'])
  markAll(root, '[part=sign-off]', ['signOff'])
  markAll(root, '[part=signature]', ['reader', 'pin'])
  root
    .querySelectorAll('[part=reader],footer>[part=card]')
    .forEach((each) => markReader(each, ['reader']))
  for (const [element, block] of matchBlocks(root, article.body)) {
    const path = ['body', Number(block._key)]
    const target = findTarget(sourceMap, path, ['_type'])
    if (target) {
      mark(element, target)
    }
    if (block._type === 'readerCard') {
      markReader(element, [...path, 'reader'])
    }
  }
  markItems('[part=topics]', 'topics', (li, path) => {
    const target = findTarget(sourceMap, [...path, 'title'])
    if (target) {
      mark(li, target)
    }
  })
  markItems('[part=related]', 'related', (li, path) => {
    markAll(li, ':scope>:is(a,span)', [...path, 'title'])
    markAll(li, '[part=quiet]', [...path, 'excerpt'])
  })
}

/**
 * Finds where a reader's status is switched: the field `status` of the availability, to which these other fields belong
 * too. Without any of them, the reader's form, which can switch the status as well.
 */
function findStatus(sourceMap: ContentSourceMap, reader: ResultPath): EditTarget | undefined {
  for (const name of ['since', 'note', 'until']) {
    const target = findTarget(sourceMap, [...reader, 'availability', name])
    if (target) {
      return {...target, path: 'status'}
    }
  }
  return findTarget(sourceMap, [...reader, 'name'])
}

/** Pairs the blocks of a body with the elements that show them, of which the renderer makes one for each block. */
function matchBlocks(root: ParentNode, blocks: readonly Block[]): [HTMLElement, Block][] {
  const elements = [
    ...root.querySelectorAll<HTMLElement>('[part=body]>:not([part=section]),[part=section]>*'),
  ]
  const pairs: [HTMLElement, Block][] = []
  let next = 0
  for (let index = 0; index < blocks.length;) {
    const element = elements[next++]
    const block = blocks[index]
    if (!element || !block) {
      break
    }
    if (!isListItem(block)) {
      pairs.push([element, block])
      index++
      continue
    }
    for (const li of element.querySelectorAll('li')) {
      const item = blocks[index++]
      if (item) {
        pairs.push([li, item])
      }
    }
  }
  // The page's own renderer of a custom block may make several elements, or none. Blocks after it are unknown then.
  const firstCustom = pairs.findIndex(([, block]) => block._type === 'custom')
  const isExact = next === elements.length && pairs.length === blocks.length
  return isExact || firstCustom < 0 ? pairs : pairs.slice(0, firstCustom)
}

function isListItem(block: Block): boolean {
  return block._type === 'block' && block.listItem !== undefined
}
