import type {DocumentWarning} from '../document.ts'
import {DocumentError} from '../document-error.ts'
import {appendAll} from '../paragraphs/append-all.ts'
import {FieldStack} from './field-stack.ts'
import {Numbering} from './numbering.ts'
import {damagedError, notWordError, openWord} from './open-word.ts'
import {parseXml} from './parse-xml.ts'
import {BlockReader, readSeparately} from './read-blocks.ts'
import {readRelationships, type Relationship} from './relationships.ts'
import {readStyles} from './styles.ts'
import type {NoteKind, WordContext} from './word-context.ts'
import {isBlank, type Paragraph} from '../paragraphs/paragraph.ts'
import type {XmlElement} from './xml-element.ts'
import type {ZipArchive} from './zip-archive.ts'

/** The content of a Word document. */
export interface WordDocument {
  paragraphs: Paragraph[]
  warnings: DocumentWarning[]
}

const BODY: ReadonlySet<string> = new Set(['w:document', 'w:body'])

/**
 * Reads the words of a Word document (Office Open XML, transitional or strict) as Word shows them.
 *
 * Throws a DocumentError, or a RangeError if the document is nested too deeply for the stack.
 */
export function readWord(bytes: Uint8Array): WordDocument {
  const {archive, main} = openWord(bytes)
  try {
    return readMainPart(archive, main)
  } catch (error) {
    if (error instanceof DocumentError || error instanceof RangeError) {
      throw error
    }
    throw damagedError()
  }
}

function readMainPart(
  archive: ZipArchive,
  main: string,
  unclosedFields?: ReadonlySet<number>,
): WordDocument {
  const fields = new FieldStack(unclosedFields)
  const relationships = readRelationships(archive, main)
  const partOf = (type: string) =>
    [...relationships.values()].find((each) => each.type === type && !each.isExternal)?.target
  const notes = {
    footnote: readNotePart(archive, partOf('footnotes'), 'w:footnotes'),
    endnote: readNotePart(archive, partOf('endnotes'), 'w:endnotes'),
  }
  const context: WordContext = {
    archive,
    styles: readStyles(archive, partOf('styles')),
    numbering: new Numbering(archive, partOf('numbering')),
    relationships,
    fields,
    position: {line: 0, isCounting: true},
    notes: new Map(),
    hasNote: (kind, id) => notes[kind].elements.has(id),
    warnings: [],
  }
  const reader = new BlockReader(context)
  let isWord = false
  parseXml(archive, main, BODY, (element) => {
    isWord ||= element.name.startsWith('w:')
    reader.read(element)
  })
  reader.end()
  if (!isWord) {
    throw notWordError()
  }
  if (unclosedFields === undefined && fields.unclosed.size > 0) {
    return readMainPart(archive, main, fields.unclosed)
  }
  readNotes(context, notes)
  return {paragraphs: reader.paragraphs, warnings: context.warnings}
}

interface NotePart {
  elements: ReadonlyMap<string, readonly XmlElement[]>
  relationships: ReadonlyMap<string, Relationship>
}

function readNotePart(archive: ZipArchive, part: string | undefined, container: string): NotePart {
  const elements = new Map<string, readonly XmlElement[]>()
  if (part === undefined || !archive.has(part)) {
    return {elements, relationships: new Map()}
  }
  parseXml(archive, part, new Set([container]), ({attributes, children}) => {
    const {'w:id': id, 'w:type': type = 'normal'} = attributes
    // The others are the lines that separate the notes from the text.
    if (id !== undefined && type === 'normal') {
      elements.set(id, children)
    }
  })
  return {elements, relationships: readRelationships(archive, part)}
}

function readNotes(context: WordContext, parts: Readonly<Record<NoteKind, NotePart>>): void {
  // A note can refer to further notes, which are added while this runs.
  for (const {kind, id, line, paragraphs} of context.notes.values()) {
    const {elements, relationships} = parts[kind]
    const position = {line, isCounting: false}
    const read = readSeparately(elements.get(id) ?? [], context, {relationships, position})
    appendAll(
      paragraphs,
      read.filter(({content}) => !isBlank(content)),
    )
  }
}
