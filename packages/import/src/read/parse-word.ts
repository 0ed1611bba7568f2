import {assembleDocument, type DocumentSource} from './assemble-document.ts'
import {cleanLine, type Line} from './clean-text.ts'
import type {ParsedDocument} from './document.ts'
import {tryHeader} from './find-header.ts'
import {hasPinWord} from './header.ts'
import {appendAll} from './paragraphs/append-all.ts'
import {numberNotes} from './paragraphs/number-notes.ts'
import {readWord} from './word/read-word.ts'
import {plainTextOf, type ParagraphPart, type Paragraph} from './paragraphs/paragraph.ts'
import {paragraphsToBlocks} from './paragraphs/paragraphs-to-blocks.ts'

const MAX_TITLE_LENGTH_WITH_BREAKS = 120
const MAX_END_PARAGRAPHS = 4
// The object replacement character represents content that is not text.
const OBJECT = '\ufffc'

/**
 * Reads a Word document (.docx): headings, lists, quotes, marks, links and pictures; Markdown in it stays text. Line
 * numbers are the numbers of paragraphs.
 *
 * Throws a DocumentError, or a RangeError if the document is nested too deeply for the stack.
 */
export function parseWord(bytes: Uint8Array): ParsedDocument {
  return assembleDocument(readWordSource(bytes))
}

/** Reads the paragraphs of a Word document; throws what `parseWord` throws. */
export function readWordSource(bytes: Uint8Array): DocumentSource {
  const word = readWord(bytes)
  const paragraphs = splitStartAndEnd(word.paragraphs)
  return {
    lines: paragraphs.map((paragraph) => createLine(paragraph)),
    // Only a paragraph can be a sign-off; a list or a picture at the end is part of the text.
    endLines: paragraphs.map((paragraph) =>
      createLine(paragraph, canBeSignOff(paragraph) ? undefined : OBJECT),
    ),
    linesAreParagraphs: true,
    titleMayWrap: false,
    warnings: word.warnings,
    createBody: ({start, bodyStart, bodyIndexes, end}, warnings) => {
      for (const {line} of paragraphs.slice(start, bodyStart).filter(hasPicture)) {
        warnings.push({
          line,
          message: 'the picture before the text is omitted; put it below the title to keep it',
        })
      }
      const isBody = (index: number) => bodyIndexes.has(index)
      const numbered = numberNotes(joinParts(paragraphs, isBody), {
        before: paragraphs.slice(start, bodyStart),
        after: paragraphs.filter((_, index) => index >= bodyStart && index < end && !isBody(index)),
      })
      return {blocks: paragraphsToBlocks([...numbered.paragraphs, ...numbered.notes])}
    },
  }
}

interface Part extends Paragraph {
  /** The paragraph of which this is a line. */
  whole?: Paragraph | undefined
}

// A paragraph with line breaks (Shift+Enter) can contain several parts of the start or the end of a document.
function splitStartAndEnd(paragraphs: readonly Paragraph[]): Part[] {
  const withText = paragraphs.filter((paragraph) => lineText(paragraph) !== '')
  const [header] = withText
  const titles = findTitles(withText)
  const ends = findEnds(withText)
  return paragraphs.flatMap((paragraph) => {
    const isTitle = titles.has(paragraph)
    const isStart =
      paragraph === header || (isTitle && lineText(paragraph).length > MAX_TITLE_LENGTH_WITH_BREAKS)
    const isEnd = !isTitle && ends.has(paragraph) && canBeSignOff(paragraph)
    if (!isStart && !isEnd) {
      return [paragraph]
    }
    const {line, kind} = paragraph
    return splitAtBreaks(paragraph.content).map((content) => ({
      line,
      kind,
      content,
      whole: isStart ? undefined : paragraph,
    }))
  })
}

// Below the header of each document of the file.
function findTitles(withText: readonly Paragraph[]): Set<Paragraph> {
  return new Set(
    withText.filter((_, index) => {
      const above = withText[index - 1]
      return above !== undefined && (index === 1 || tryHeader(createLine(above), 1) !== undefined)
    }),
  )
}

// Above the header of each further document of the file, this header, and at the end of the file.
function findEnds(withText: readonly Paragraph[]): Set<Paragraph> {
  const ends = new Set(withText.slice(-MAX_END_PARAGRAPHS))
  for (const [index, paragraph] of withText.entries()) {
    if (hasPinWord(lineText(paragraph))) {
      for (const end of withText.slice(Math.max(0, index - MAX_END_PARAGRAPHS), index + 1)) {
        ends.add(end)
      }
    }
  }
  return ends
}

// The lines at the end that are no sign-off are one paragraph again.
function joinParts(parts: readonly Part[], isBody: (index: number) => boolean): Paragraph[] {
  const joined: Paragraph[] = []
  for (const [index, {whole, ...paragraph}] of parts.entries()) {
    const last = joined.at(-1)
    const continues = whole !== undefined && isBody(index - 1) && parts[index - 1]?.whole === whole
    if (isBody(index) && last !== undefined && continues) {
      last.content.push({type: 'text', text: '\n', decorators: []})
      appendAll(last.content, paragraph.content)
    } else if (isBody(index)) {
      joined.push({...paragraph, content: [...paragraph.content]})
    }
  }
  return joined
}

function splitAtBreaks(content: readonly ParagraphPart[]): ParagraphPart[][] {
  const parts: ParagraphPart[][] = [[]]
  for (const part of content) {
    if (part.type === 'picture') {
      parts.at(-1)?.push(part)
      continue
    }
    for (const [index, text] of part.text.split('\n').entries()) {
      if (index > 0) {
        parts.push([])
      }
      parts.at(-1)?.push({...part, text})
    }
  }
  return parts
}

function createLine(paragraph: Paragraph, text = lineText(paragraph)): Line {
  return {text, number: paragraph.line, length: text.length, isIndented: false}
}

function lineText({content}: Paragraph): string {
  return cleanLine(plainTextOf(content))
}

function canBeSignOff(paragraph: Paragraph): boolean {
  return paragraph.label === undefined && paragraph.kind.type !== 'quote' && !hasPicture(paragraph)
}

function hasPicture({content}: Paragraph): boolean {
  return content.some((part) => part.type === 'picture')
}
