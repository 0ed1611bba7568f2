import {fileURLToPath} from 'node:url'

import {parseCLI, startVitest} from 'vitest/node'

import {hasWebKit, WEBKIT_PACKAGES} from './find-webkit.ts'

/**
 * `npm run test:webkit`: runs the browser tests and the example pages in WebKitGTK, which is like today's Safari.
 * Its arguments are those of `vitest run`, for example `-- -t 'an example page'`.
 */

if (await hasWebKit()) {
  const {filter, options} = parseCLI(['vitest', 'run', ...process.argv.slice(2)])
  const vitest = await startVitest(filter, {
    ...options,
    config: fileURLToPath(new URL('vitest.config.ts', import.meta.url)),
  })
  await vitest.close()
} else {
  console.log(
    `test:webkit: skipped, because WebKitGTK is not installed. On Debian: apt-get install ${WEBKIT_PACKAGES.join(' ')}`,
  )
}
