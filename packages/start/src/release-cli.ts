import {BuildError} from './build/build.ts'
import {ReleaseError} from './release/release-error.ts'
import {parseReleaseOptions, USAGE} from './release/release-options.ts'
import {release} from './release/release.ts'
import {ROOT} from './root.ts'

try {
  const options = parseReleaseOptions(process.argv.slice(2))
  if (options === 'help') {
    process.stdout.write(USAGE)
  } else {
    await release(options, {
      root: ROOT,
      print: (line) => process.stdout.write(`${line}\n`),
      environment: process.env,
    })
  }
} catch (error) {
  if (error instanceof ReleaseError) {
    process.stderr.write(`${error.message}\n`)
  } else if (!(error instanceof BuildError)) {
    // Listr has already shown the message of a failed step.
    console.error(error)
  }
  process.exitCode = 1
}
