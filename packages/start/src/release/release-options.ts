import {parseArgs} from 'node:util'

import {ReleaseError} from './release-error.ts'

/** What a release does, and where it writes. */
export interface ReleaseOptions {
  /** Whether nothing is published. */
  readonly dryRun: boolean
  /** The folder for the tarballs, the files for a CDN and the hashes; a temporary one if it is undefined. */
  readonly out: string | undefined
  /** The URL of the registry; npm's configured one if it is undefined. */
  readonly registry: string | undefined
  /** Whether npm signs where the packages were built. */
  readonly provenance: boolean
  /** The URL at which `cdn/` of the output is served, without a slash at the end. */
  readonly cdnUrl: string | undefined
}

/** What `npm run release -- --help` prints. */
export const USAGE = `npm run release -- [options]

Builds, checks and packs every published package, and publishes those that the registry does not have yet.

  --dry-run         publish nothing
  --out DIR         the folder for tarballs, the files for a CDN and the hashes; keep it for all versions
  --registry URL    the registry  (that of npm's configuration)
  --no-provenance   do not sign where the packages were built; only for a registry of your own
  --cdn-url URL     where the files for a CDN are served, for the script tags in the output
`

/**
 * Parses the command line.
 *
 * @returns The options, or 'help' if it is requested.
 * @throws ReleaseError with the option, its value and a valid example.
 */
export function parseReleaseOptions(args: string[]): ReleaseOptions | 'help' {
  const values = parse(args)
  if (values.help) {
    return 'help'
  }
  return {
    dryRun: values['dry-run'],
    out: values.out,
    registry: parseUrl('--registry', values.registry, 'https://registry.npmjs.org'),
    provenance: !values['no-provenance'],
    cdnUrl: parseUrl('--cdn-url', values['cdn-url'], 'https://cdn.advice.example'),
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        'dry-run': {type: 'boolean', default: false},
        out: {type: 'string'},
        registry: {type: 'string'},
        'no-provenance': {type: 'boolean', default: false},
        'cdn-url': {type: 'string'},
        help: {type: 'boolean', short: 'h', default: false},
      },
    }).values
  } catch (error) {
    throw new ReleaseError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
  }
}

function parseUrl(option: string, value: string | undefined, example: string): string | undefined {
  if (value !== undefined && !/^https?:$/.test(URL.parse(value)?.protocol ?? '')) {
    throw new ReleaseError(
      `${option} is '${value}', which is not a URL. Use one such as ${example}.`,
    )
  }
  return value?.replace(/\/+$/, '')
}
