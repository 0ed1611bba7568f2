/** The image formats that can be read, by the extension in their asset documents. */
export type ImageFormat = 'jpg' | 'png' | 'webp' | 'gif' | 'svg' | 'tif' | 'avif'

const MIME_TYPES = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  tif: 'image/tiff',
  avif: 'image/avif',
} as const satisfies Record<ImageFormat, string>

/** Returns the media type of an image format. */
export function mimeTypeOf(format: ImageFormat): string {
  return MIME_TYPES[format]
}

/** Returns the format of an extension; `undefined` if it is not supported. */
export function imageFormatOf(extension: string): ImageFormat | undefined {
  return isImageFormat(extension) ? extension : undefined
}

/** Returns true if images of this format can be animations that stay animated when they are transformed. */
export function isAnimatable(format: ImageFormat): boolean {
  return format === 'gif' || format === 'webp'
}

function isImageFormat(text: string): text is ImageFormat {
  return Object.hasOwn(MIME_TYPES, text)
}
