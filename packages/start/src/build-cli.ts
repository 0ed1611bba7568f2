import {parseArgs} from 'node:util'

import {build, BuildError} from './build/build.ts'
import {ROOT} from './root.ts'

const {values} = parseArgs({options: {all: {type: 'boolean', default: false}}})

try {
  await build(ROOT, {all: values.all})
} catch (error) {
  // Listr has already shown the message of a failed step.
  if (!(error instanceof BuildError)) {
    console.error(error)
  }
  process.exitCode = 1
}
