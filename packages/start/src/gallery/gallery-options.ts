import {parseArgs} from 'node:util'

import {OptionError} from '../options.ts'

/** The widths in which the gallery shows every exhibit, in CSS pixels. */
export const WIDTHS = [320, 390, 768, 1440, 2560] as const

/** The conditions in which screenshots are taken. */
export const CONDITIONS = [
  'light',
  'dark',
  'forced-colours',
  'right-to-left',
  'large-text',
] as const

export type Condition = (typeof CONDITIONS)[number]

/** The options of the gallery's command line. */
export interface GalleryOptions {
  /** 0 means any free port. */
  readonly port: number
  /** The folder to write screenshots into, instead of serving the gallery. */
  readonly shots: string | undefined
  /** Only exhibits whose names begin with this text. */
  readonly filter: string
  /** Screenshots have these widths, in CSS pixels. */
  readonly widths: readonly number[]
  /** Screenshots are taken in these conditions. */
  readonly conditions: readonly Condition[]
}

/** What `npm run gallery -- --help` prints. */
export const GALLERY_USAGE = `npm run gallery -- [options]

  --port N            the port of the gallery                (4400)
  --shots DIR         writes screenshots and ends
  --filter NAME       only exhibits whose names begin with NAME, for example 'card' or 'host-'
  --widths LIST       only screenshots of these widths       (${WIDTHS.join(',')})
  --conditions LIST   only screenshots in these conditions
                      (${CONDITIONS.join(',')})
`

/**
 * Parses the gallery's command line.
 *
 * @returns The options, or 'help' if it is requested.
 * @throws OptionError with the option, its value and a valid example.
 */
export function parseGalleryOptions(args: string[]): GalleryOptions | 'help' {
  const {help, port = '4400', shots, filter = '', widths, conditions} = parse(args)
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
  return {
    port: shots === undefined ? Number(port) : 0,
    shots,
    filter,
    widths: parseList('--widths', widths, WIDTHS),
    conditions: parseList('--conditions', conditions, CONDITIONS),
  }
}

function parseList<Value extends string | number>(
  option: string,
  list: string | undefined,
  values: readonly Value[],
): readonly Value[] {
  if (list === undefined) {
    return values
  }
  return list.split(',').map((name) => {
    const value = values.find((each) => String(each) === name)
    if (value === undefined) {
      throw new OptionError(
        `${option} has '${name}', which is not one of ${values.join(', ')}. Separate several by commas, for example ${values.slice(0, 2).join(',')}.`,
      )
    }
    return value
  })
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: {type: 'string'},
        shots: {type: 'string'},
        filter: {type: 'string'},
        widths: {type: 'string'},
        conditions: {type: 'string'},
        help: {type: 'boolean', short: 'h'},
      },
    }).values
  } catch (error) {
    throw new OptionError(
      `${error instanceof Error ? error.message : String(error)}\n\n${GALLERY_USAGE}`,
    )
  }
}
