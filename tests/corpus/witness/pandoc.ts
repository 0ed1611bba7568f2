import {inParallel} from './in-parallel.ts'
import {runProgram} from './run-program.ts'
import type {Witness} from './witness.ts'

/** Pandoc's document tree. */
export const pandoc: Witness = {
  name: 'pandoc',
  findVersion: async () =>
    (await runProgram('pandoc', ['--version'], {timeoutMs: 30_000}))?.split('\n')[0],
  readTexts: async (paths, {jobs, timeoutMs}) => {
    const texts = new Map<string, string>()
    await inParallel(paths, jobs, async (path) => {
      const json = await runProgram('pandoc', ['-f', 'docx', '-t', 'json', path], {timeoutMs})
      if (json !== undefined) {
        const root: unknown = JSON.parse(json)
        texts.set(path, isRecord(root) ? collectText(root['blocks']) : '')
      }
    })
    return texts
  },
}

// Each block ends a line; of attributes, links and pictures only the text counts.
function collectText(node: unknown): string {
  if (Array.isArray(node)) {
    return node.map(collectText).join('')
  }
  if (!isRecord(node)) {
    return ''
  }
  const {t: type, c: content} = node
  const parts: unknown[] = Array.isArray(content) ? content : []
  switch (type) {
    case 'Str':
      return typeof content === 'string' ? content : ''
    case 'Space':
    case 'SoftBreak':
    case 'LineBreak':
      return ' '
    case 'Code':
    case 'CodeBlock':
    case 'Math':
      return typeof parts[1] === 'string' ? ` ${parts[1]} ` : ''
    case 'Note':
      return ` ${collectText(content)} `
    case 'Link':
      return collectText(parts[1])
    case 'Image':
      return ''
    case 'Para':
    case 'Plain':
    case 'Header':
      return `${collectText(content)}\n`
    default:
      return collectText(content)
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
