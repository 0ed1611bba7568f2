import {build, BuildError} from './build/build.ts'
import {ROOT} from './root.ts'
import {runScripts} from './run-scripts.ts'

const NOTICE = `All tests take about 15 minutes on two processor cores, and longer while the machine is busy:
the unit tests in Node, Chromium and Firefox about 9, the end-to-end tests about 6.
npm run test:fast takes about three minutes.
`

try {
  process.stdout.write(NOTICE)
  await build(ROOT)
  process.exitCode = await runScripts(ROOT, ['test:unit', 'test:e2e'], (line) => console.log(line))
} catch (error) {
  // Listr has already shown the message of a failed step.
  if (!(error instanceof BuildError)) {
    console.error(error)
  }
  process.exitCode = 1
}
