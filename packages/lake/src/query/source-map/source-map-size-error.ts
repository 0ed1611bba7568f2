/** A source map would be too long. */
export class SourceMapSizeError extends Error {
  readonly code = 'source-map-too-long'

  constructor(limit: number) {
    super(
      `the source map has more than ${limit} characters of JSON: narrow the query with a filter, slice or projection, or fetch it without resultSourceMap`,
    )
    this.name = 'SourceMapSizeError'
  }
}
