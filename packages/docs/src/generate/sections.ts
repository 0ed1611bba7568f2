const HEADING = /^(#{1,6}) +(.+?)\s*$/
const FENCE = /^\s*(`{3,}|~{3,})/

/** A line of Markdown; `level` is that of a heading. */
export interface MarkdownLine {
  readonly text: string
  readonly isCode: boolean
  readonly level?: number
  /** The anchor of a heading, as GitHub writes it. */
  readonly anchor?: string
}

/** A section of a Markdown file does not exist. */
export class SectionError extends Error {
  override readonly name = 'SectionError'
}

/** Divides Markdown into lines that know whether they are code or headings. */
export function readLines(markdown: string): MarkdownLine[] {
  let fence: string | undefined
  const counts = new Map<string, number>()
  return markdown.split('\n').map((text) => {
    const mark = FENCE.exec(text)?.[1]
    if (fence !== undefined || mark !== undefined) {
      if (fence === undefined) {
        fence = mark
      } else if (mark?.startsWith(fence) === true) {
        fence = undefined
      }
      return {text, isCode: true}
    }
    const [, marks, title] = HEADING.exec(text) ?? []
    if (marks === undefined || title === undefined) {
      return {text, isCode: false}
    }
    const slug = toAnchor(title)
    const count = counts.get(slug) ?? 0
    counts.set(slug, count + 1)
    return {
      text: title,
      isCode: false,
      level: marks.length,
      anchor: count === 0 ? slug : `${slug}-${count}`,
    }
  })
}

/**
 * Returns the lines of a section without its own heading, or of the whole text without its title.
 *
 * @throws SectionError if no heading has the anchor.
 */
export function cutSection(
  lines: readonly MarkdownLine[],
  anchor: string | undefined,
): {readonly lines: readonly MarkdownLine[]; readonly level: number} {
  const start = lines.findIndex((line) =>
    anchor === undefined ? line.level === 1 : line.anchor === anchor,
  )
  const level = lines[start]?.level
  if (level === undefined) {
    const known = lines.flatMap((line) => line.anchor ?? []).join(', ')
    throw new SectionError(`No heading has the anchor '${anchor ?? ''}'. Use one of: ${known}.`)
  }
  const rest = lines.slice(start + 1)
  const end = rest.findIndex((line) => line.level !== undefined && line.level <= level)
  return {lines: end === -1 ? rest : rest.slice(0, end), level}
}

/** Returns the anchor that GitHub gives a heading. */
export function toAnchor(title: string): string {
  return title
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
}
