import type {Definition, Root} from 'mdast'
import {directiveFromMarkdown} from 'mdast-util-directive'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmStrikethroughFromMarkdown} from 'mdast-util-gfm-strikethrough'
import {toString} from 'mdast-util-to-string'
import {directive} from 'micromark-extension-directive'
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough'

import {keyBlocks} from './block-keys.ts'
import {collapseSpaces, removeInvisible, type Line} from './clean-text.ts'
import type {ParsedDocument, PictureSource} from './document.ts'
import {checkMarkupLimits} from './markup-limits.ts'
import {blocksOf} from './mdast-to-blocks.ts'
import {definitionKey, type ConversionContext} from './mdast-context.ts'
import {findEnd} from './sign-off.ts'
import {findStart, noBody} from './split-document.ts'

/**
 * Reads a Markdown document: the header line, a title, the body in CommonMark with the directives of the document
 * format; raw HTML stays visible text.
 *
 * Throws a DocumentError.
 */
export function parseMarkdown(text: string): ParsedDocument {
  const raw = text.split(/\r\n|\r|\n/u).map(removeInvisible)
  checkMarkupLimits(raw)
  const lines = raw.map((line, index) => lineOf(withoutMarks(line), index))
  const start = findStart(withPlainStart(lines), {mayWrap: false})
  // A title may be underlined with = or -, as Markdown has it.
  const underlined = /^(?:=+|-{2,})[ \t]*$/u.test(raw[start.bodyStart] ?? '')
  const bodyStart = start.bodyStart + (underlined ? 1 : 0)

  const rest = lines
    .slice(bodyStart)
    .map((line) => (isDetails(line) ? lineOf('', line.number - 1) : line))
  const {bodyLength, warnings, signOff, signature} = findEnd(rest, start.header)
  const kept = raw.map((line, index) =>
    index < bodyStart || (index >= bodyStart + bodyLength && !isDetails(lines[index])) ? '' : line,
  )
  const source = kept.join('\n')

  const root = parse(source)
  const context: ConversionContext = {
    definitions: definitionsOf(root),
    usedDefinitions: new Set(),
    warnings,
    sourceOf: (node) =>
      source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0),
    pictureSource: fileSource,
    details: undefined,
  }
  const blocks = keyBlocks(blocksOf(root, context))
  if (blocks.length === 0) {
    throw noBody(start.titleLine + 1)
  }
  return {
    ...start.header,
    title: start.title,
    titleLine: start.titleLine,
    body: blocks,
    ...(signOff !== undefined && {signOff}),
    ...(signature !== undefined && {signature}),
    ...(context.details !== undefined && {details: context.details}),
    warnings: context.warnings,
  }
}

function parse(source: string): Root {
  return fromMarkdown(source, {
    extensions: [
      // Without the directives of running text: 're:start' and 'note:this' are words.
      {flow: directive().flow ?? {}},
      gfmStrikethrough({singleTilde: false}),
      // What looks like HTML is text, and a paragraph that Word set in is no program.
      {disable: {null: ['htmlFlow', 'htmlText', 'codeIndented']}},
    ],
    mdastExtensions: [directiveFromMarkdown(), gfmStrikethroughFromMarkdown()],
  })
}

function lineOf(text: string, index: number): Line {
  return {text: collapseSpaces(text), number: index + 1, length: text.length, indented: false}
}

// The header and the title are text, whatever marks an author put into them.
function withPlainStart(lines: readonly Line[]): Line[] {
  const [header, title] = lines.filter((line) => line.text !== '')
  return lines.map((line) =>
    line === header || line === title ? lineOf(plainText(line.text), line.number - 1) : line,
  )
}

// Behind a word, '5. ' and '> ' begin no list and no quote.
function plainText(text: string): string {
  return toString(parse(`x ${text}`)).slice(2)
}

function isDetails(line: Line | undefined): boolean {
  return /^::details\{.*\}$/u.test(line?.text ?? '')
}

// A header, title or sign-off may stand in a heading or in bold; the marks are no part of it.
function withoutMarks(line: string): string {
  const text = line
    .trim()
    .replace(/^#{1,6}[ \t]+/u, '')
    .replace(/[ \t]+#+$/u, '')
    .replace(/\\$/u, '')
  return /^(?<mark>\*{1,3}|_{1,3})(?<inner>[^*_]+)\k<mark>$/u.exec(text)?.groups?.['inner'] ?? text
}

function definitionsOf(root: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>()
  const visit = (nodes: Root['children']) => {
    for (const node of nodes) {
      if (node.type === 'definition') {
        const key = definitionKey(node.identifier)
        if (!definitions.has(key)) {
          definitions.set(key, node)
        }
      } else if ('children' in node) {
        visit(node.children)
      }
    }
  }
  visit(root.children)
  return definitions
}

function fileSource(url: string): PictureSource | {refused: string} {
  let path: string
  try {
    path = decodeURIComponent(url)
  } catch {
    path = url
  }
  return /^[a-z][a-z0-9+.-]*:/iu.test(path) || /^[/\\]/u.test(path) || path.includes('\0')
    ? {refused: `the picture “${path.slice(0, 60)}” is not a file beside the document`}
    : {kind: 'file', path}
}
