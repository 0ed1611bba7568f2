import {join} from 'node:path'
import {parseArgs} from 'node:util'

import {ROOT} from './root.ts'

/** The ports of the servers, and where the content is stored. */
export interface StartOptions {
  /** The folder of the Lake's database and assets. */
  readonly data: string
  /** The hosted project that stores the content instead of a Lake. */
  readonly hosted: {readonly projectId: string; readonly dataset: string} | undefined
  /** A token with all permissions on the Lake. */
  readonly token: string | undefined
  /** A token with which the example site reads the drafts of hosted Sanity. */
  readonly readToken: string | undefined
  readonly lakePort: number
  readonly studioPort: number
  readonly sitePort: number
}

/** A command-line option is unknown or its value is invalid. */
export class OptionError extends Error {
  readonly code = 'option'
}

/** What `npm start -- --help` prints. */
export const USAGE = `npm start -- [options]      (npm run dev has the same options)

  --lake-port N     the Lake, which stores the content  (4100)
  --studio-port N   the Studio, where editors write     (3333)
  --site-port N     the example site                    (4300)
  --data DIR        the folder of the Lake's database   (.lake)

  LAKE_TOKEN        a token that may do everything on the Lake, in addition to its own tokens
  SANITY_READ_TOKEN a token that may read drafts on hosted Sanity, with which the site shows them to editors
`

/**
 * Parses the command line, and reads from the environment where the content is and who may change it.
 *
 * @returns The options, or 'help' if it is requested.
 * @throws OptionError with the option, its value and a valid example.
 */
export function parseOptions(
  args: string[],
  environment: Readonly<Record<string, string | undefined>>,
): StartOptions | 'help' {
  const values = parse(args)
  if (values.help) {
    return 'help'
  }
  const projectId = environment['SANITY_STUDIO_PROJECT_ID']
  const dataset = environment['SANITY_STUDIO_DATASET'] || 'production'
  return {
    hosted: projectId ? {projectId, dataset} : undefined,
    token: environment['LAKE_TOKEN'] || undefined,
    readToken: environment['SANITY_READ_TOKEN'] || undefined,
    data: values.data ?? join(ROOT, '.lake'),
    lakePort: parsePort('--lake-port', values['lake-port'], 4100),
    studioPort: parsePort('--studio-port', values['studio-port'], 3333),
    sitePort: parsePort('--site-port', values['site-port'], 4300),
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        data: {type: 'string'},
        'lake-port': {type: 'string'},
        'studio-port': {type: 'string'},
        'site-port': {type: 'string'},
        help: {type: 'boolean', short: 'h'},
      },
    }).values
  } catch (error) {
    throw new OptionError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
  }
}

function parsePort(option: string, value: string | undefined, defaultPort: number): number {
  if (value === undefined) {
    return defaultPort
  }
  const number = Number(value)
  if (/^\d{1,5}$/.test(value) && number <= 65_535) {
    return number
  }
  throw new OptionError(
    `${option} is '${value}', which is not a port. Use a number from 0 to 65535, for example ${defaultPort}.`,
  )
}
