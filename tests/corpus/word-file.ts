import {strToU8, zipSync} from 'fflate'

/** The parts of a small Word document; each is the XML inside its root element. */
export interface WordFile {
  body: string
  styles?: string
  numbering?: string
  footnotes?: string
  endnotes?: string
  /** The URLs of links by the ids of their relationships. */
  links?: Readonly<Record<string, string>>
}

const SCHEMAS = 'http://schemas.openxmlformats.org'
const MICROSOFT = 'http://schemas.microsoft.com/office/word/2010'
const NAMESPACES = [
  `xmlns:w="${SCHEMAS}/wordprocessingml/2006/main"`,
  `xmlns:r="${SCHEMAS}/officeDocument/2006/relationships"`,
  `xmlns:m="${SCHEMAS}/officeDocument/2006/math"`,
  `xmlns:wp="${SCHEMAS}/drawingml/2006/wordprocessingDrawing"`,
  `xmlns:a="${SCHEMAS}/drawingml/2006/main"`,
  `xmlns:mc="${SCHEMAS}/markup-compatibility/2006"`,
  `xmlns:wps="${MICROSOFT}/wordprocessingShape"`,
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')
const PARTS = ['styles', 'numbering', 'footnotes', 'endnotes'] as const

/** Writes a Word document. */
export function createWordFile(file: WordFile): Uint8Array {
  const given = PARTS.flatMap((name) => {
    const content = file[name]
    return content === undefined ? [] : [{name, content}]
  })
  const parts = given.map(({name, content}): [string, Uint8Array] => [
    `word/${name}.xml`,
    root(name, content),
  ])
  return zipSync(
    {
      '_rels/.rels': relationships([relationship('d', 'officeDocument', 'word/document.xml')]),
      'word/document.xml': root('document', `<w:body>${file.body}<w:sectPr/></w:body>`),
      'word/_rels/document.xml.rels': relationships([
        ...given.map(({name}) => relationship(name, name, `${name}.xml`)),
        ...Object.entries(file.links ?? {}).map(([id, url]) =>
          relationship(id, 'hyperlink', `${url}" TargetMode="External`),
        ),
      ]),
      ...Object.fromEntries(parts),
    },
    {level: 1},
  )
}

function root(name: string, content: string): Uint8Array {
  return strToU8(`<?xml version="1.0"?><w:${name} ${NAMESPACES}>${content}</w:${name}>`)
}

function relationships(content: readonly string[]): Uint8Array {
  return strToU8(
    `<Relationships xmlns="${SCHEMAS}/package/2006/relationships">${content.join('')}</Relationships>`,
  )
}

function relationship(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${SCHEMAS}/officeDocument/2006/relationships/${type}" Target="${target}"/>`
}

/** Writes a run; `properties` is the content of its `w:rPr`. */
export function run(text: string, properties = ''): string {
  return runOf(`<w:t xml:space="preserve">${text}</w:t>`, properties)
}

/** Writes a run with other content than text. */
export function runOf(content: string, properties = ''): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`
}

/** Writes a paragraph; `properties` is the content of its `w:pPr`. */
export function paragraph(content: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`
}

/** Writes a field with its instruction, which can contain runs, and its result. */
export function field(code: string, result: string): string {
  return `${fieldCharacter('begin')}${code}${fieldCharacter('separate')}${result}${fieldCharacter('end')}`
}

function fieldCharacter(type: string): string {
  return runOf(`<w:fldChar w:fldCharType="${type}"/>`)
}

/** Writes the instruction of a field. */
export function instruction(text: string): string {
  return runOf(`<w:instrText xml:space="preserve"> ${text} </w:instrText>`)
}

/** Writes a text box twice, as Word does: for programs that know it and for those that do not. */
export function textBox(content: string): string {
  const box = `<w:txbxContent>${content}</w:txbxContent>`
  return runOf(
    `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`,
  )
}

/** Writes a style; `content` follows its name. */
export function style(id: string, name: string, content = '', type = 'paragraph'): string {
  return `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${content}</w:style>`
}

/** Writes a list with nine levels, and its instance with the same id plus one. */
export function list(id: number, format: string, text = '%n.', start = 1): string {
  const levels = Array.from(
    {length: 9},
    (_, level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text.replaceAll('%n', `%${level + 1}`)}"/></w:lvl>`,
  )
  return `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`
}

/** Writes an instance of a list. */
export function instance(id: number, of: number): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/></w:num>`
}

/** Writes the list properties of a paragraph. */
export function item(id: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`
}
