import {zipSync} from 'fflate'
import {mo, po} from 'gettext-parser'

import {createPageStyles} from './page-styles.ts'
import {type Files, readPluginFiles, textOf} from './plugin-files.ts'

/** A time that is the same in every zip; zip files have no earlier ones than 1980. */
const MODIFIED = new Date(1980, 0, 2)

/** Returns the plugin's files as they are installed: with the style sheet and compiled translations. */
export async function buildPlugin(): Promise<Files> {
  const sources = await readPluginFiles()
  const styles = `${createPageStyles()}\n${textOf(sources, 'styles/embed.css')}`
  const built: Record<string, Uint8Array> = {}
  for (const [path, content] of Object.entries(sources)) {
    if (path !== 'styles/embed.css') {
      built[path] = content
    }
    if (path.endsWith('.po')) {
      built[path.replace(/\.po$/, '.mo')] = mo.compile(po.parse(textOf(sources, path)))
    }
  }
  return {...built, 'styles/reader-article.css': new TextEncoder().encode(styles)}
}

/** Returns the zip that WordPress installs; the same sources give the same bytes. */
export function zipPlugin(files: Files): Uint8Array {
  return zipSync({'reader-article': {...files}}, {level: 9, mtime: MODIFIED})
}
