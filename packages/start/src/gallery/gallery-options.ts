import {parseArgs} from 'node:util'

import {OptionError} from '../options.ts'

/** The options of the gallery's command line. */
export interface GalleryOptions {
  /** 0 means any free port. */
  readonly port: number
  /** The folder to write screenshots into, instead of serving the gallery. */
  readonly shots: string | undefined
  /** Only exhibits whose names begin with this text. */
  readonly filter: string
}

/** What `npm run gallery -- --help` prints. */
export const GALLERY_USAGE = `npm run gallery -- [options]

  --port N       the port of the gallery                (4400)
  --shots DIR    writes screenshots at 320, 768 and 1440 px, light and dark, and ends
  --filter NAME  only exhibits whose names begin with NAME, for example 'card' or 'host-'
`

/**
 * Parses the gallery's command line.
 *
 * @returns The options, or 'help' if it is requested.
 * @throws OptionError with the option, its value and a valid example.
 */
export function parseGalleryOptions(args: string[]): GalleryOptions | 'help' {
  const {help, port = '4400', shots, filter = ''} = parse(args)
  if (help) {
    return 'help'
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new OptionError(
      `--port is '${port}', which is not a port. Use a number from 0 to 65535, for example 4400.`,
    )
  }
  if (shots === '') {
    throw new OptionError(`--shots is empty. Name a folder, for example 'shots'.`)
  }
  return {port: shots === undefined ? Number(port) : 0, shots, filter}
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: {type: 'string'},
        shots: {type: 'string'},
        filter: {type: 'string'},
        help: {type: 'boolean', short: 'h'},
      },
    }).values
  } catch (error) {
    throw new OptionError(
      `${error instanceof Error ? error.message : String(error)}\n\n${GALLERY_USAGE}`,
    )
  }
}
