import {fileURLToPath} from 'node:url'

import {startVitest} from 'vitest/node'

import {hasWebKit, WEBKIT_PACKAGES} from './find-webkit.ts'

/** `npm run test:webkit`: runs the browser tests and the example pages in WebKitGTK, which is like today's Safari. */

if (await hasWebKit()) {
  const vitest = await startVitest('test', process.argv.slice(2), {
    config: fileURLToPath(new URL('vitest.config.ts', import.meta.url)),
  })
  await vitest.close()
} else {
  console.log(
    `test:webkit: skipped, because WebKitGTK is not installed. On Debian: apt-get install ${WEBKIT_PACKAGES.join(' ')}`,
  )
}
