interface MediaType {
  readonly mimeType: string
  /** A browser may show it inline: it has no script and no markup. */
  readonly harmless: boolean
}

const harmless = (mimeType: string): MediaType => ({mimeType, harmless: true})
const guarded = (mimeType: string): MediaType => ({mimeType, harmless: false})

const MEDIA_TYPES: ReadonlyMap<string, MediaType> = new Map([
  ['aac', harmless('audio/aac')],
  ['avif', harmless('image/avif')],
  ['csv', guarded('text/csv; charset=utf-8')],
  ['docx', guarded('application/vnd.openxmlformats-officedocument.wordprocessingml.document')],
  ['flac', harmless('audio/flac')],
  ['gif', harmless('image/gif')],
  ['htm', guarded('text/html; charset=utf-8')],
  ['html', guarded('text/html; charset=utf-8')],
  ['ics', guarded('text/calendar; charset=utf-8')],
  ['jpeg', harmless('image/jpeg')],
  ['jpg', harmless('image/jpeg')],
  ['json', guarded('application/json')],
  ['m4a', harmless('audio/mp4')],
  ['md', guarded('text/markdown; charset=utf-8')],
  ['mov', harmless('video/quicktime')],
  ['mp3', harmless('audio/mpeg')],
  ['mp4', harmless('video/mp4')],
  ['oga', harmless('audio/ogg')],
  ['ogg', harmless('audio/ogg')],
  ['ogv', harmless('video/ogg')],
  ['otf', harmless('font/otf')],
  ['pdf', harmless('application/pdf')],
  ['png', harmless('image/png')],
  ['pptx', guarded('application/vnd.openxmlformats-officedocument.presentationml.presentation')],
  ['svg', guarded('image/svg+xml')],
  ['tif', harmless('image/tiff')],
  ['tiff', harmless('image/tiff')],
  ['ttf', harmless('font/ttf')],
  ['txt', harmless('text/plain; charset=utf-8')],
  ['vtt', harmless('text/vtt; charset=utf-8')],
  ['wav', harmless('audio/wav')],
  ['weba', harmless('audio/webm')],
  ['webm', harmless('video/webm')],
  ['webp', harmless('image/webp')],
  ['woff', harmless('font/woff')],
  ['woff2', harmless('font/woff2')],
  ['xlsx', guarded('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')],
  ['xml', guarded('application/xml')],
  ['zip', guarded('application/zip')],
])

const UNKNOWN = guarded('application/octet-stream')

/** The media type of an extension; an unknown one is served as bytes to download. */
export function mediaTypeOf(extension: string): MediaType {
  return MEDIA_TYPES.get(extension) ?? UNKNOWN
}

/** The media type without its parameters, as in an asset document. */
export function bareMimeType(mimeType: string): string {
  return mimeType.split(';', 1)[0]?.trim() ?? mimeType
}
