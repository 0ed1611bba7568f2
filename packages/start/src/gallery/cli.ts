import {build, BuildError} from '../build/build.ts'
import {OptionError} from '../options.ts'
import {ROOT} from '../root.ts'
import {PortTakenError} from '../serve/listen.ts'
import {GALLERY_USAGE, type GalleryOptions, parseGalleryOptions} from './gallery-options.ts'

try {
  const options = parseGalleryOptions(process.argv.slice(2))
  if (options === 'help') {
    process.stdout.write(GALLERY_USAGE)
  } else {
    await build(ROOT)
    await (options.shots === undefined ? serve(options) : writeScreenshots(options, options.shots))
  }
} catch (error) {
  // Listr has already shown the message of a failed step.
  if (!(error instanceof BuildError)) {
    console.error(explain(error))
  }
  process.exitCode = 1
}

async function serve({port}: GalleryOptions): Promise<void> {
  // This module needs the built packages.
  const {startGallery} = await import('./start-gallery.ts')
  const gallery = await startGallery(port)
  process.stdout.write(`Gallery listening on ${gallery.url}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void gallery.close())
  }
}

async function writeScreenshots(options: GalleryOptions, folder: string): Promise<void> {
  const {startGallery} = await import('./start-gallery.ts')
  const {takeScreenshots} = await import('./take-screenshots.ts')
  const gallery = await startGallery(options.port)
  try {
    const count = await takeScreenshots({
      ...options,
      url: gallery.url,
      folder,
      onScreenshot: printLine,
    })
    printLine(`${count} screenshots in ${folder}`)
  } finally {
    await gallery.close()
  }
}

function printLine(line: string): void {
  process.stdout.write(`${line}\n`)
}

function explain(error: unknown): unknown {
  const isExpected =
    error instanceof OptionError ||
    error instanceof PortTakenError ||
    (error instanceof Error && 'code' in error && error.code === 'browser')
  return isExpected ? error.message : error
}
