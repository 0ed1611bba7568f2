import {addresses} from './addresses.ts'
import {build, BuildError} from './build/build.ts'
import type {Desk} from './desk.ts'
import {parseOptions, USAGE} from './options.ts'
import {ROOT} from './root.ts'
import {assertFree} from './serve/listen.ts'
import {places} from './serve/places.ts'

try {
  const options = parseOptions(process.argv.slice(2), process.env)
  if (options === 'help') {
    process.stdout.write(USAGE)
  } else {
    const {lake, studio, site} = places(options)
    for (const place of options.hosted ? [studio, site] : [lake, studio, site]) {
      await assertFree(place)
    }
    await build(ROOT)
    // They come from what the build makes.
    const {startDesk} = await import('./desk.ts')
    const {onStopSignal} = await import('@reader-article/lake')
    const desk = await startDesk(options, (what) =>
      process.stdout.write(`Sample content: ${what}\n`),
    )
    process.stdout.write(addresses(desk))
    onStopSignal(() => stop(desk))
  }
} catch (error) {
  // The build has shown its failure already.
  if (!(error instanceof BuildError)) {
    console.error(explain(error))
  }
  process.exitCode = 1
}

async function stop(desk: Desk): Promise<void> {
  process.stdout.write('\nStopping …\n')
  await desk.close()
  process.stdout.write('Stopped. What was written is kept.\n')
}

// An error with a code says in its message what to do; any other is a fault, shown with its stack.
function explain(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.message : error
}
