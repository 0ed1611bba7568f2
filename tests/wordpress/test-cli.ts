import {fileURLToPath} from 'node:url'

import {parseCLI, startVitest} from 'vitest/node'

import {findPrograms, findWordPress} from './find-wordpress.ts'

/**
 * `npm run test:wordpress`: tries the plugin in real WordPress, an old and a new one, with PHP and MariaDB of Debian,
 * which it unpacks and does not install. Its arguments are those of `vitest run`, for example `-- -t picker`.
 * Pictures of the editor, the settings and the pages are in `tests/test-results/wordpress`.
 */

const versions = (await findPrograms()) ? await findWordPress() : []
if (versions.length > 0) {
  console.log(`WordPress ${versions.map(({version}) => version).join(', ')}`)
  const {filter, options} = parseCLI(['vitest', 'run', ...process.argv.slice(2)])
  const vitest = await startVitest(filter, {
    ...options,
    config: fileURLToPath(new URL('vitest.config.ts', import.meta.url)),
  })
  await vitest.close()
} else {
  console.log(
    'test:wordpress: skipped, because it needs apt of Debian or Ubuntu, and a mirror of it.',
  )
}
