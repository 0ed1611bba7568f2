import type {Plugin} from 'vite'

import {writeSite} from '../src/generate/write-site.ts'

/** Writes the site anew when a file in one of the paths changes, so that open pages reload. */
export function rewriteOnChange(paths: readonly string[]): Plugin {
  return {
    name: 'rewrite-on-change',
    configureServer({watcher}) {
      watcher.add([...paths])
      watcher.on('change', (file) => {
        if (paths.some((path) => file.startsWith(path))) {
          void writeSite()
        }
      })
    },
  }
}
