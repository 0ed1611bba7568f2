import {strToU8, zipSync} from 'fflate'

import type {ParsedDocument} from '../document.ts'

/** The parts of a small Word document; each is the XML inside its root element. */
export interface WordFile {
  body: string
  styles?: string
  numbering?: string
  footnotes?: string
  endnotes?: string
  /** `<Relationship>` elements of the main part. */
  relationships?: string
  /** Further files by their paths. */
  files?: Record<string, Uint8Array>
  /** Whether the names of the namespaces are those of strict documents. */
  isStrict?: boolean
}

const NAMESPACES = {
  w: 'wordprocessingml/2006/main',
  r: 'officeDocument/2006/relationships',
  m: 'officeDocument/2006/math',
  wp: 'drawingml/2006/wordprocessingDrawing',
  a: 'drawingml/2006/main',
  pic: 'drawingml/2006/picture',
  c: 'drawingml/2006/chart',
  dgm: 'drawingml/2006/diagram',
}
const OTHERS = [
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:wpi="http://schemas.microsoft.com/office/word/2010/wordprocessingInk"',
].join(' ')
const RELATIONSHIP_TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const NOTES = ['styles', 'numbering', 'footnotes', 'endnotes'] as const

/** Writes a Word document. */
export function createWordFile(file: WordFile): Uint8Array {
  const part = (root: string, content: string) =>
    strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${namespaces(file)}>${content}</w:${root}>`,
    )
  const given = NOTES.filter((name) => file[name] !== undefined)
  return zipSync({
    '_rels/.rels': relationships(
      `<Relationship Id="d" Type="${RELATIONSHIP_TYPE}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/document.xml': part('document', `<w:body>${file.body}<w:sectPr/></w:body>`),
    'word/_rels/document.xml.rels': relationships(
      `${given.map((name) => `<Relationship Id="${name}" Type="${RELATIONSHIP_TYPE}/${name}" Target="${name}.xml"/>`).join('')}${file.relationships ?? ''}`,
    ),
    ...Object.fromEntries(
      given.map((name) => [`word/${name}.xml`, part(name, file[name] ?? '')] as const),
    ),
    ...file.files,
  })
}

function namespaces({isStrict = false}: WordFile): string {
  const names = Object.entries(NAMESPACES).map(([prefix, path]) =>
    isStrict
      ? `xmlns:${prefix}="http://purl.oclc.org/ooxml/${path.replace('/2006', '')}"`
      : `xmlns:${prefix}="http://schemas.openxmlformats.org/${path}"`,
  )
  return `${names.join(' ')} ${OTHERS}`
}

function relationships(content: string): Uint8Array {
  return strToU8(`<Relationships xmlns="${PACKAGE}">${content}</Relationships>`)
}

/** Writes a relationship to something of this type. */
export function relationship(id: string, type: string, target: string, isExternal = true): string {
  return `<Relationship Id="${id}" Type="${RELATIONSHIP_TYPE}/${type}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`
}

/** Writes a run of text; `properties` is the content of its `w:rPr`. */
export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** Writes a paragraph of a text; `properties` is the content of its `w:pPr`. */
export function paragraph(text: string, properties = ''): string {
  return paragraphOf(run(text), properties)
}

/** Writes a paragraph of runs and other content. */
export function paragraphOf(content: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`
}

/** Writes a field with an instruction and the text that it shows. */
export function field(instruction: string, shown: string): string {
  return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

/** Writes a table of rows of cells; a cell is the content of a `w:tc`. */
export function table(...rows: readonly (readonly string[])[]): string {
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows
    .map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`)
    .join('')}</w:tbl>`
}

/** Writes the list properties of a paragraph. */
export function item(id: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`
}

/** Writes a list with nine levels; `format` and `text` are those of each level, `%n` is the level's own number. */
export function list(id: number, format: string, text = '%n.', start = 1): string {
  const levels = Array.from(
    {length: 9},
    (_, level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text.replaceAll('%n', `%${level + 1}`)}"/></w:lvl>`,
  )
  return `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`
}

/** Writes an instance of a list. */
export function instance(id: number, of: number, overrides = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`
}

/** Writes a style; `content` follows its name. */
export function style(id: string, name: string, content = '', type = 'paragraph'): string {
  return `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${content}</w:style>`
}

/** Describes the blocks of a document, one line each, such as 'normal: Some [bold]{strong} text.' */
export function describeBlocks({body}: ParsedDocument): string[] {
  return body.map((block) => {
    if (block._type !== 'block') {
      return block._type === 'figure'
        ? `figure: ${block.picture.alt ?? ''} (${block.picture.caption ?? ''})`
        : block._type
    }
    const links = new Map(
      block.markDefs.map((link) => [link._key, 'href' in link ? link.href : link._type]),
    )
    const kind = block.listItem === undefined ? block.style : `${block.listItem} ${block.level}`
    const text = block.children.map((span) =>
      span.marks.length === 0
        ? span.text
        : `[${span.text}]{${span.marks.map((mark) => links.get(mark) ?? mark).join(' ')}}`,
    )
    return `${kind}: ${text.join('')}`
  })
}
