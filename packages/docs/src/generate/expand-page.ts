import {posix} from 'node:path'

import {writeElementTables} from './element-tables.ts'
import {cutSection, readLines} from './sections.ts'

const DIRECTIVE = /^<!-- (include|element): (\S+?)(?:#(\S+))?(?: level=(\d)| (intro|prose))? -->$/
const LINK = /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)/g
const EXTERNAL = /^(?:[a-z]+:|\/\/)/i

/** What a page needs from the repository. */
export interface Repository {
  /** Reads a file by its path from the root of the repository. */
  readonly read: (path: string) => string
  /** Called with the page of each included heading, and of each included file or section. */
  readonly onAnchor: (source: string, target: string) => void
  /** Called with the path of each picture; returns its URL on the site. */
  readonly onPicture: (path: string) => string
}

/**
 * Replaces the directives of a page: `<!-- include: README.md#section -->` by a section of a file, whose
 * sub-headings begin at `level` (2 by default) and are omitted with `intro`; with `prose`, so are
 * tables and the list of parts. And `<!-- element: tag -->` by the tables of an element.
 *
 * Relative links in included text become `repository:` links.
 */
export function expandPage(template: string, url: string, repository: Repository): string {
  return template
    .split('\n')
    .map((line) => {
      const [, kind, name = '', anchor, level = '2', extent] = DIRECTIVE.exec(line) ?? []
      if (kind === undefined) {
        return line
      }
      return kind === 'element'
        ? writeElementTables(repository.read('packages/reader-article/custom-elements.json'), name)
        : include({path: name, anchor, level: Number(level), extent}, url, repository)
    })
    .join('\n')
}

interface Inclusion {
  readonly path: string
  readonly anchor: string | undefined
  /** The level of the first sub-headings. */
  readonly level: number
  /** 'intro' is the text before the first sub-heading; 'prose' is that without tables and parts. */
  readonly extent: string | undefined
}

function include(
  {path, anchor, level, extent}: Inclusion,
  url: string,
  {read, onAnchor, onPicture}: Repository,
): string {
  const section = cutSection(readLines(read(path)), anchor)
  onAnchor(anchor === undefined ? path : `${path}#${anchor}`, url)
  const end =
    extent !== undefined ? section.lines.findIndex((line) => line.level !== undefined) : -1
  return section.lines
    .slice(0, end === -1 ? undefined : end)
    .filter(({text}) => extent !== 'prose' || !/^(?:\||Parts: )/.test(text))
    .map((line) => {
      if (line.level !== undefined && line.anchor !== undefined) {
        const marks = '#'.repeat(Math.min(6, level + line.level - section.level - 1))
        onAnchor(`${path}#${line.anchor}`, `${url}#${line.anchor}`)
        return `${marks} ${line.text} {#${line.anchor}}`
      }
      return line.isCode ? line.text : rewriteLinks(line.text, path, onPicture)
    })
    .join('\n')
    .trim()
}

function rewriteLinks(line: string, path: string, onPicture: Repository['onPicture']): string {
  return line.replace(LINK, (whole, mark: string, text: string, target: string) => {
    if (EXTERNAL.test(target)) {
      return whole
    }
    const [file = '', anchor] = target.split('#')
    const source = file === '' ? path : posix.join(posix.dirname(path), file)
    if (mark === '!') {
      return `![${text}](${onPicture(source)})`
    }
    return `[${text}](repository:${source}${anchor === undefined ? '' : `#${anchor}`})`
  })
}

/** Resolves `repository:` links with the pages that show their targets; without such a page, the text stays. */
export function resolveLinks(page: string, find: (source: string) => string | undefined): string {
  return page.replace(
    /\[((?:[^[\]]|\[[^\]]*\])*)\]\(repository:([^)\s]+)\)/g,
    (_, text: string, source: string) => {
      const target = find(source)
      return target === undefined ? text : `[${text}](${target})`
    },
  )
}
