import {build, BuildError} from './build/build.ts'
import {ROOT} from './root.ts'
import {runScripts} from './test/run-scripts.ts'

try {
  await build(ROOT)
  process.exitCode = await runScripts(ROOT, ['test:unit', 'test:e2e'], (line) => console.log(line))
} catch (error) {
  // Listr has already shown the message of a failed step.
  if (!(error instanceof BuildError)) {
    console.error(error)
  }
  process.exitCode = 1
}
