/** A finished page of the site. */
export interface Page {
  /** The path on the site, such as `/hosting`. */
  readonly url: string
  readonly markdown: string
}

const SUMMARY =
  'Web components and a server that show the articles of an advice line on other people’s websites, always with the current status of their reader.'

/** Writes `llms.txt`: the pages of the site, each with its first sentence (https://llmstxt.org). */
export function writeLlms(pages: readonly Page[]): string {
  const lines = pages.map(({url, markdown}) => {
    const description = readDescription(markdown)
    return `- [${readTitle(markdown)}](${toFile(url)})${description === '' ? '' : `: ${description}`}`
  })
  return `# Reader Article\n\n> ${SUMMARY}\n\n- [All pages in one file](/llms-full.txt)\n\n## Pages\n\n${lines.join('\n')}\n`
}

/** Writes `llms-full.txt`: the text of all pages. */
export function writeLlmsFull(pages: readonly Page[], readCode: (path: string) => string): string {
  const texts = pages.map(({url, markdown}) => {
    const text = stripFrontmatter(markdown)
      .replace(
        /^<<< @\/\.\.\/\.\.\/\.\.\/(\S+?)(?:\{[^}]*\})?(?: \[[^\]]*\])?$/gm,
        (_, path: string) => ['```', readCode(path).trimEnd(), '```'].join('\n'),
      )
      .replace(/ \{#[\w-]+\}$/gm, '')
    return `<!-- ${url} -->\n${text.trim()}\n`
  })
  return texts.join('\n')
}

/** Returns the path of a page's file, which every server of files serves. */
function toFile(url: string): string {
  return url.endsWith('/') ? url : `${url}.html`
}

/** Returns the title of a page, which is its first heading. */
function readTitle(markdown: string): string {
  return /^# (.+)$/m.exec(markdown)?.[1] ?? 'Reader Article'
}

function readDescription(markdown: string): string {
  return /^description: (.+)$/m.exec(markdown)?.[1] ?? ''
}

function stripFrontmatter(markdown: string): string {
  return markdown.replace(/^---\n[\s\S]*?\n---\n/, '')
}
