import {RequestError} from '../../errors/request-error.ts'

/** How a source map names the elements of arrays in documents: by their positions, or by `_key` if they have one. */
export type SourceMapFormat = 'by-index' | 'by-key'

/**
 * Parses the `resultSourceMap` parameter; `undefined` if no source map is wanted.
 *
 * Throws a RequestError that names an invalid value.
 */
export function parseSourceMapFormat(value: string | undefined): SourceMapFormat | undefined {
  switch (value) {
    case undefined:
    case '':
    case 'false':
      return undefined
    case 'true':
      return 'by-index'
    case 'withKeyArraySelector':
      return 'by-key'
    default:
      throw new RequestError(
        'bad-request',
        `Invalid resultSourceMap ${JSON.stringify(value)}: expected true, false or withKeyArraySelector`,
      )
  }
}
