import {join} from 'node:path'
import {parseArgs} from 'node:util'

import {ROOT} from './root.ts'

/** Where everything listens and keeps its data. */
export interface DeskOptions {
  /** The folder of the Lake's database and assets. */
  readonly data: string
  /** The hosted project that keeps the content instead of a Lake. */
  readonly hosted: {readonly projectId: string; readonly dataset: string} | undefined
  readonly access: LakeAccess
  readonly lakePort: number
  readonly studioPort: number
  readonly sitePort: number
}

/** Who may do everything on the Lake, beside whoever signs in. */
export interface LakeAccess {
  /** A token that the Lake accepts besides those it gives out. */
  readonly token: string | undefined
  /** What signing in asks for; nothing where it is left out. */
  readonly password: string | undefined
}

/** An option of the command line is unknown or has no usable value. */
export class OptionError extends Error {
  readonly code = 'option'
}

/** What `npm start -- --help` prints. */
export const USAGE = `npm start -- [options]

  --lake-port N     the Lake, which keeps the content   (4100)
  --studio-port N   the Studio, where editors write     (3333)
  --site-port N     the example site                    (4300)
  --data DIR        where the Lake keeps its database   (.lake)

  LAKE_TOKEN        a token that the Lake accepts besides those it gives out
  LAKE_PASSWORD     makes the login on the Lake ask for this password
`

/**
 * Reads the command line, and from the environment where the content is and who may change it.
 *
 * @returns The options, or 'help' where that is asked for.
 * @throws OptionError naming the option, its value and a right one.
 */
export function parseOptions(
  words: string[],
  environment: Readonly<Record<string, string | undefined>>,
): DeskOptions | 'help' {
  const values = parse(words)
  if (values.help) {
    return 'help'
  }
  const projectId = environment['SANITY_STUDIO_PROJECT_ID']
  const dataset = environment['SANITY_STUDIO_DATASET'] || 'production'
  return {
    hosted: projectId ? {projectId, dataset} : undefined,
    access: {
      token: environment['LAKE_TOKEN'] || undefined,
      password: environment['LAKE_PASSWORD'] || undefined,
    },
    data: values.data ?? join(ROOT, '.lake'),
    lakePort: port('--lake-port', values['lake-port'], 4100),
    studioPort: port('--studio-port', values['studio-port'], 3333),
    sitePort: port('--site-port', values['site-port'], 4300),
  }
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
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

function port(option: string, value: string | undefined, fallback: number): number {
  if (value === undefined) {
    return fallback
  }
  const number = Number(value)
  if (/^\d{1,5}$/.test(value) && number <= 65_535) {
    return number
  }
  throw new OptionError(`${option} is '${value}': give a port from 0 to 65535, like ${fallback}.`)
}
