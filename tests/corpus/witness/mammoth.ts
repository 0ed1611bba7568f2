import {inParallel} from './in-parallel.ts'
import {runProgram} from './run-program.ts'
import type {Witness} from './witness.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
}

/** The command of mammoth.js, which writes HTML. */
export const mammoth: Witness = {
  name: 'mammoth',
  findVersion: async () => {
    const help = await runProgram('mammoth', ['--help'], {timeoutMs: 30_000})
    return help === undefined ? undefined : 'mammoth'
  },
  readTexts: async (paths, {jobs, timeoutMs}) => {
    const texts = new Map<string, string>()
    await inParallel(paths, jobs, async (path) => {
      const html = await runProgram('mammoth', [path], {timeoutMs})
      if (html !== undefined) {
        texts.set(path, textOfHtml(html))
      }
    })
    return texts
  },
}

function textOfHtml(html: string): string {
  return html
    .replaceAll(/<\/(?:p|li|h\d|td|th|tr|table|ul|ol)>|<br \/>|<img[^>]*>/gu, '\n')
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/&(?<name>\w+);/gu, (entity, name: string) => ENTITIES[name] ?? entity)
}
