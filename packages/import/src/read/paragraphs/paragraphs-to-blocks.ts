import {cleanLine} from '../clean-text.ts'
import type {DocumentBlock, DocumentFigure, DocumentLink, TextBlock} from '../document.ts'
import {createTextBlock, type BlockKind, type Run} from '../text-block.ts'
import {ListNumbers} from '../list-numbers.ts'
import {isBlank, plainTextOf, type Paragraph, type TextPart} from './paragraph.ts'
import {describeItem} from './written-item.ts'

/** Converts paragraphs to the blocks of an article's body, without keys. */
export function paragraphsToBlocks(paragraphs: readonly Paragraph[]): DocumentBlock[] {
  const blocks: DocumentBlock[] = []
  const numbers = new ListNumbers()
  let pictures = 0
  /** The picture to which a caption would belong. */
  let figure: DocumentFigure | undefined
  for (const paragraph of paragraphs) {
    if (isBlank(paragraph.content)) {
      continue
    }
    if (figure !== undefined && paragraph.kind.type === 'caption') {
      addCaption(figure, cleanLine(plainTextOf(paragraph.content)))
      figure = undefined
      continue
    }
    const text = createBlock(paragraph, numbers)
    if (text !== undefined) {
      blocks.push(text)
    }
    figure = undefined
    for (const part of paragraph.content) {
      if (part.type === 'picture') {
        pictures += 1
        figure = {
          _type: 'figure',
          _key: '',
          picture: {
            source: {
              kind: 'bytes',
              bytes: part.bytes,
              filename: `picture-${pictures}.${part.extension}`,
            },
            line: paragraph.line,
            ...(cleanLine(part.alt) !== '' && {alt: cleanLine(part.alt)}),
          },
        }
        blocks.push(figure)
        numbers.interrupt()
      }
    }
    if (text !== undefined) {
      figure = undefined
    }
  }
  return blocks
}

function addCaption({picture}: DocumentFigure, caption: string): void {
  if (caption !== '') {
    picture.caption = caption
    picture.alt ??= caption
  }
}

function createBlock(
  {kind, label, content, isPreformatted = false}: Paragraph,
  numbers: ListNumbers,
): TextBlock<DocumentLink> | undefined {
  const runs = content.filter((part): part is TextPart => part.type === 'text')
  const plainKind: BlockKind = {
    style:
      kind.type === 'heading'
        ? headingStyle(kind.level)
        : kind.type === 'quote'
          ? 'blockquote'
          : 'normal',
  }
  // A list item of the page cannot be a heading, and a blank one is not shown.
  const item =
    label === undefined || kind.type === 'heading' || isBlank(runs)
      ? undefined
      : numbers.next(describeItem(label))
  if (item !== undefined) {
    return createTextBlock<DocumentLink>(runs, {style: 'normal', ...item})
  }
  const hasNumber = label !== undefined && !label.isBullet
  const number: Run<DocumentLink>[] = hasNumber ? [{text: `${label.text} `, decorators: []}] : []
  const block = isBlank(runs)
    ? undefined
    : createTextBlock<DocumentLink>([...number, ...runs], plainKind, {
        keepSpaces: isPreformatted,
      })
  if (block !== undefined) {
    numbers.interrupt()
  }
  return block
}

function headingStyle(level: number): 'h2' | 'h3' | 'h4' {
  // The title is the only h1 of the page.
  return level <= 2 ? 'h2' : level === 3 ? 'h3' : 'h4'
}
