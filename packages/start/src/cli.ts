import {build, BuildError} from './build/build.ts'
import type {Desk} from './desk.ts'
import {OptionError, parseOptions, USAGE} from './options.ts'
import {ROOT} from './root.ts'
import {assertFree, PortTakenError} from './serve/listen.ts'
import {places} from './serve/places.ts'

try {
  const options = parseOptions(process.argv.slice(2), process.env)
  if (options === 'help') process.stdout.write(USAGE)
  else {
    for (const place of Object.values(places(options))) await assertFree(place)
    await build(ROOT)
    // It imports what the build makes.
    const {startDesk} = await import('./desk.ts')
    const desk = await startDesk(options, (what) =>
      process.stdout.write(`Sample content: ${what}\n`),
    )
    process.stdout.write(addresses(desk))
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void stop(desk))
    }
  }
} catch (error) {
  // The build has shown its failure already.
  if (!(error instanceof BuildError)) console.error(explain(error))
  process.exitCode = 1
}

async function stop(desk: Desk): Promise<void> {
  process.stdout.write('\nStopping …\n')
  await desk.close()
  process.stdout.write('Stopped. What was written is kept.\n')
}

function addresses({lake, studio, site}: Desk): string {
  return `
  Studio         ${studio}   where editors write
  Example site   ${site}   where the articles show
  Lake           ${lake ?? 'hosted Sanity'}   where the content is kept

  Ctrl-C stops everything.
`
}

function explain(error: unknown): unknown {
  const expected = error instanceof Error && 'code' in error && !(error instanceof TypeError)
  if (error instanceof OptionError || error instanceof PortTakenError) return error.message
  return expected ? error.message : error
}
