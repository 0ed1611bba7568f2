import {pino} from 'pino'

import {describeRequest, type LoggedRequest} from './logged-request.ts'

/** How a log is written: `text` for people, `json` (one object a line) for programs. */
export const LOG_FORMATS = ['text', 'json'] as const

export type LogFormat = (typeof LOG_FORMATS)[number]

/** A log on standard error. Errors, warnings and failed requests are always written. */
export interface Logger {
  /** Writes an internal error. */
  error(error: unknown): void
  /** Writes a sentence for the person who runs the Lake. */
  warn(message: string): void
  /** Writes what happens as expected, such as the start; only as JSON. */
  info(message: string): void
  /** Writes a request: as a warning if its status is 500 or higher, otherwise only if the level is `debug`. */
  request(request: LoggedRequest): void
  /** Writes a sentence only if the level is `debug`. */
  debug(message: string): void
}

const MIN_FAILURE_STATUS = 500

/** Creates a log. Its lines contain neither tokens nor content of documents. */
export function createLogger(format: LogFormat, isDebug: boolean): Logger {
  return format === 'json' ? createJsonLogger(isDebug) : createTextLogger(isDebug)
}

function createTextLogger(isDebug: boolean): Logger {
  return {
    error: (error) => console.error(error),
    warn: (message) => console.error(message),
    info: () => undefined,
    request(request) {
      if (isDebug || request.status >= MIN_FAILURE_STATUS) {
        console.error(describeRequest(request))
      }
    },
    debug(message) {
      if (isDebug) {
        console.error(message)
      }
    },
  }
}

function createJsonLogger(isDebug: boolean): Logger {
  const logger = pino(
    {
      level: isDebug ? 'debug' : 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {level: (level) => ({level})},
    },
    // Nothing is lost when the process ends.
    pino.destination({fd: process.stderr.fd, sync: true}),
  )
  return {
    error: (error) => logger.error(describeError(error), 'internal error'),
    warn: (message) => logger.warn(message),
    info: (message) => logger.info(message),
    request(request) {
      logger[request.status >= MIN_FAILURE_STATUS ? 'warn' : 'debug']({...request}, 'request')
    },
    debug: (message) => logger.debug(message),
  }
}

/** Other properties of errors are left out, because they may have content, for example the parameters of a query. */
function describeError(error: unknown): Record<string, unknown> {
  return error instanceof Error
    ? {error: {name: error.name, message: error.message, stack: error.stack}}
    : {error: String(error)}
}
