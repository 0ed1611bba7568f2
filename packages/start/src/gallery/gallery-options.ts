import {parseArgs} from 'node:util'

import {OptionError} from '../options.ts'

/** What the gallery is asked for. */
export interface GalleryOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** The folder to write pictures into, instead of serving. */
  readonly shots: string | undefined
  /** Only exhibits whose names begin with this. */
  readonly about: string
}

/** What `npm run gallery -- --help` prints. */
export const GALLERY_USAGE = `npm run gallery -- [options]

  --port N       where the gallery is served            (4400)
  --shots DIR    writes pictures at 320, 768 and 1440 px, light and dark, and ends
  --about NAME   only what begins with this, such as 'card' or 'host-'
`

/**
 * Reads the gallery's command line.
 *
 * @returns The options, or 'help' where that is asked for.
 * @throws OptionError naming the option, its value and a right one.
 */
export function parseGalleryOptions(words: string[]): GalleryOptions | 'help' {
  const {help, port = '4400', shots, about = ''} = parse(words)
  if (help) {
    return 'help'
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new OptionError(`--port is '${port}': give a port from 0 to 65535, like 4400.`)
  }
  if (shots === '') {
    throw new OptionError(`--shots is empty: give a folder, like 'shots'.`)
  }
  return {port: shots === undefined ? Number(port) : 0, shots, about}
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      options: {
        port: {type: 'string'},
        shots: {type: 'string'},
        about: {type: 'string'},
        help: {type: 'boolean', short: 'h'},
      },
    }).values
  } catch (error) {
    throw new OptionError(
      `${error instanceof Error ? error.message : String(error)}\n\n${GALLERY_USAGE}`,
    )
  }
}
