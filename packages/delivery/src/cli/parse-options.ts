import {parseArgs} from 'node:util'

import {THEME_NAMES} from 'reader-article/ssr'

import type {DeliveryOptions} from '../site.ts'

/** An invalid command line; the message says what is wrong and how to correct it. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'usage'
}

/** The options of the command line. */
export interface CommandOptions {
  readonly delivery: DeliveryOptions
  readonly port: number
  readonly hostname: string
}

/** The help text. */
export const USAGE = `Serves articles where no script runs: pages, frames, feeds, oEmbed, Markdown.

  npm run delivery -- [OPTIONS]

  --port N          the port (default: 4400; 0: any free port)
  --host ADDRESS    the address to listen on (default: 127.0.0.1, only this machine)
  --url URL         the URL at which visitors reach the server (default: http://localhost:PORT)
  --lake URL        the Lake to read (default: http://localhost:4100)
  --dataset NAME    the dataset (default: production)
  --theme NAME      ${THEME_NAMES.join(', ')}
  --lang TAG        the pages' language (default: en)
  --name TEXT       the site's name (default: the organisation's)
  --frame-ancestor ORIGIN  who may frame /embed/…, such as https://partner.example; can be repeated (default: all)
  --elements URL    reader-article.js, for /embed/….js?live
  --help            shows this help

Hosted Sanity: set SANITY_STUDIO_PROJECT_ID, SANITY_STUDIO_DATASET and, for a private dataset, SANITY_READ_TOKEN.`

const OPTIONS = {
  port: {type: 'string', default: '4400'},
  host: {type: 'string', default: '127.0.0.1'},
  url: {type: 'string'},
  lake: {type: 'string'},
  dataset: {type: 'string'},
  theme: {type: 'string'},
  lang: {type: 'string'},
  name: {type: 'string'},
  'frame-ancestor': {type: 'string', multiple: true},
  elements: {type: 'string'},
  help: {type: 'boolean', short: 'h'},
} as const

/**
 * Parses the command line; 'help' if help is requested.
 *
 * @throws UsageError
 */
export function parseOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CommandOptions | 'help' {
  const values = parse(args)
  if (values.help) {
    return 'help'
  }
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new UsageError(`--port ${values.port} is not a port. Use a number from 0 to 65535.`)
  }
  const theme = THEME_NAMES.find((name) => name === values.theme)
  if (values.theme !== undefined && !theme) {
    throw new UsageError(
      `--theme ${values.theme} is not a theme. Use one of: ${THEME_NAMES.join(', ')}.`,
    )
  }
  const url = values.url ?? (port === 0 ? undefined : `http://localhost:${port}`)
  if (url === undefined) {
    throw new UsageError('--port 0 needs --url, the URL at which visitors reach the server.')
  }
  const projectId = environment['SANITY_STUDIO_PROJECT_ID']
  const lake = values.lake ?? (projectId ? undefined : 'http://localhost:4100')
  return {
    port,
    hostname: values.host,
    delivery: {
      projectId: projectId || 'local',
      dataset: values.dataset ?? (environment['SANITY_STUDIO_DATASET'] || 'production'),
      apiHost: lake,
      token: environment['SANITY_READ_TOKEN'] || undefined,
      site: {
        url,
        theme,
        lang: values.lang,
        name: values.name,
        frameAncestors: values['frame-ancestor'],
        elements: values.elements,
      },
    },
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({args: [...args], options: OPTIONS, allowPositionals: false}).values
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${message} --help lists the options.`)
  }
}
