import type {Definition, Root} from 'mdast'
import {directiveFromMarkdown} from 'mdast-util-directive'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmStrikethroughFromMarkdown} from 'mdast-util-gfm-strikethrough'
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table'
import {toString} from 'mdast-util-to-string'
import {directive} from 'micromark-extension-directive'
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough'
import {gfmTable} from 'micromark-extension-gfm-table'

import {assembleDocument, type DocumentSource} from './assemble-document.ts'
import {checkMarkupLimits} from './check-markup-limits.ts'
import {collapseSpaces, removeInvisible, type Line} from './clean-text.ts'
import {
  definitionKey,
  lineOf as lineNumberOf,
  type ConversionContext,
} from './conversion-context.ts'
import type {DocumentWarning, ParsedDocument} from './document.ts'
import {keepVerse} from './keep-verse.ts'
import {mdastToBlocks} from './mdast-to-blocks.ts'

/**
 * Reads a Markdown document: the header, the title, and the body in CommonMark with the directives of this document
 * format; raw HTML stays visible text.
 *
 * Throws a DocumentError.
 */
export function parseMarkdown(text: string): ParsedDocument {
  return assembleDocument(readMarkdownSource(text))
}

/** Reads the lines of a Markdown text; throws a DocumentError if its markup is too deep. */
export function readMarkdownSource(text: string): DocumentSource {
  const written = text.split(/\r\n|\r|\n/u).map(removeInvisible)
  checkMarkupLimits(written)
  const raw = blankUnderline(written)
  const lines = withPlainHeaderAndTitle(
    raw.map((line, index) => lineOf(removeOuterFormatting(line), index)),
  )
  return {
    lines,
    endLines: lines.map((line) => (isDetails(line) ? lineOf('', line.number - 1) : line)),
    linesAreParagraphs: false,
    titleMayWrap: false,
    createBody: ({bodyStart, end, bodyIndexes}, warnings) => {
      const bodyLines = raw.map((line, index) =>
        bodyIndexes.has(index) || (index >= bodyStart && index < end && isDetails(lines[index]))
          ? line
          : '',
      )
      return createBody(bodyLines.join('\n'), warnings)
    },
  }
}

function createBody(source: string, warnings: DocumentWarning[]) {
  const root = parseTree(source)
  keepVerse(root, source)
  warnOfTables(root, warnings)
  const context: ConversionContext = {
    definitions: collectDefinitions(root),
    usedDefinitions: new Set(),
    warnings,
    sourceOf: (node) =>
      source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0),
    pictureSource: readPicturePath,
    listNumbers: new Map(),
    details: undefined,
  }
  return {blocks: mdastToBlocks(root, context), details: context.details}
}

function parseTree(source: string): Root {
  return fromMarkdown(source, {
    extensions: [
      // Without text directives: 're:start' and 'note:this' are words.
      {flow: directive().flow ?? {}},
      gfmStrikethrough({singleTilde: false}),
      gfmTable(),
      // HTML stays text, and an indented paragraph is not code.
      {disable: {null: ['htmlFlow', 'htmlText', 'codeIndented']}},
    ],
    mdastExtensions: [
      directiveFromMarkdown(),
      gfmStrikethroughFromMarkdown(),
      gfmTableFromMarkdown(),
    ],
  })
}

function lineOf(text: string, index: number): Line {
  return {text: collapseSpaces(text), number: index + 1, length: text.length, isIndented: false}
}

// The header and the title are plain text, so their formatting characters are removed.
function withPlainHeaderAndTitle(lines: readonly Line[]): Line[] {
  const [header, title] = lines.filter((line) => line.text !== '')
  return lines.map((line) =>
    line === header || line === title ? lineOf(removeFormatting(line.text), line.number - 1) : line,
  )
}

// In Markdown a title may be underlined with = or -.
function blankUnderline(raw: readonly string[]): string[] {
  const [, title] = raw.flatMap((line, index) => (line.trim() === '' ? [] : [index]))
  return raw.map((line, index) =>
    title !== undefined && index === title + 1 && /^(?:=+|-{2,})[ \t]*$/u.test(line) ? '' : line,
  )
}

// After a word, '5. ' and '> ' do not begin a list or a quote.
function removeFormatting(text: string): string {
  return toString(parseTree(`x ${text}`)).slice(2)
}

function isDetails(line: Line | undefined): boolean {
  return /^::details\{.*\}$/u.test(line?.text ?? '')
}

// A header, title or sign-off may be a heading or bold; the formatting characters are not part of it.
function removeOuterFormatting(line: string): string {
  const text = line
    .trim()
    .replace(/^#{1,6}[ \t]+/u, '')
    .replace(/[ \t]+#+$/u, '')
    .replace(/\\$/u, '')
  return /^(?<mark>\*{1,3}|_{1,3})(?<inner>[^*_]+)\k<mark>$/u.exec(text)?.groups?.['inner'] ?? text
}

function collectDefinitions(root: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>()
  visit(root.children, (node) => {
    if (node.type === 'definition') {
      const key = definitionKey(node.identifier)
      if (!definitions.has(key)) {
        definitions.set(key, node)
      }
    }
  })
  return definitions
}

function warnOfTables(root: Root, warnings: DocumentWarning[]): void {
  visit(root.children, (node) => {
    if (node.type === 'table') {
      warnings.push({
        line: lineNumberOf(node),
        message:
          'the table became text, with a paragraph for each row; an article cannot contain tables',
      })
    }
  })
}

function visit(nodes: Root['children'], onNode: (node: Root['children'][number]) => void): void {
  for (const node of nodes) {
    onNode(node)
    if ('children' in node) {
      visit(node.children, onNode)
    }
  }
}

function readPicturePath(url: string): ReturnType<ConversionContext['pictureSource']> {
  if (/^data:/iu.test(url)) {
    return {omitted: 'is inside the document and is omitted'}
  }
  if (/^(?:https?:|\/\/)/iu.test(url)) {
    return {omitted: 'is on the web and is omitted'}
  }
  let path: string
  try {
    path = decodeURIComponent(url)
  } catch {
    path = url
  }
  return /^[a-z][a-z0-9+.-]*:/iu.test(path) || /^[/\\]/u.test(path) || path.includes('\0')
    ? {refused: `the picture “${path.slice(0, 60)}” is not the relative path of a file`}
    : {kind: 'file', path}
}
