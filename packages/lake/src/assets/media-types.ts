interface MediaType {
  readonly mimeType: string
  /** True if a browser may show such a file inline, because it has no scripts and no markup. */
  readonly isInline: boolean
}

/** Media types by file extension, for files that a browser may show inline. */
const INLINE_TYPES: ReadonlyMap<string, string> = new Map([
  ['aac', 'audio/aac'],
  ['avif', 'image/avif'],
  ['flac', 'audio/flac'],
  ['gif', 'image/gif'],
  ['jpeg', 'image/jpeg'],
  ['jpg', 'image/jpeg'],
  ['m4a', 'audio/mp4'],
  ['mov', 'video/quicktime'],
  ['mp3', 'audio/mpeg'],
  ['mp4', 'video/mp4'],
  ['oga', 'audio/ogg'],
  ['ogg', 'audio/ogg'],
  ['ogv', 'video/ogg'],
  ['otf', 'font/otf'],
  ['pdf', 'application/pdf'],
  ['png', 'image/png'],
  ['tif', 'image/tiff'],
  ['tiff', 'image/tiff'],
  ['ttf', 'font/ttf'],
  ['txt', 'text/plain; charset=utf-8'],
  ['vtt', 'text/vtt; charset=utf-8'],
  ['wav', 'audio/wav'],
  ['weba', 'audio/webm'],
  ['webm', 'video/webm'],
  ['webp', 'image/webp'],
  ['woff', 'font/woff'],
  ['woff2', 'font/woff2'],
])

/** Media types by file extension, for files that a browser may only download. */
const DOWNLOAD_TYPES: ReadonlyMap<string, string> = new Map([
  ['csv', 'text/csv; charset=utf-8'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['htm', 'text/html; charset=utf-8'],
  ['html', 'text/html; charset=utf-8'],
  ['ics', 'text/calendar; charset=utf-8'],
  ['json', 'application/json'],
  ['md', 'text/markdown; charset=utf-8'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['svg', 'image/svg+xml'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['xml', 'application/xml'],
  ['zip', 'application/zip'],
])

/** Returns the media type of an extension; an unknown type is served as bytes to download. */
export function mediaTypeOf(extension: string): MediaType {
  const inlineType = INLINE_TYPES.get(extension)
  if (inlineType !== undefined) {
    return {mimeType: inlineType, isInline: true}
  }
  return {mimeType: DOWNLOAD_TYPES.get(extension) ?? 'application/octet-stream', isInline: false}
}

/** Removes the parameters of a media type; asset documents have none. */
export function removeParameters(mimeType: string): string {
  return mimeType.split(';', 1)[0]?.trim() ?? mimeType
}
