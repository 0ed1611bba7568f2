const SIGNATURES = [
  ['png', 0, '\u0089PNG'],
  ['jpg', 0, '\u00ff\u00d8\u00ff'],
  ['gif', 0, 'GIF8'],
  ['webp', 8, 'WEBP'],
  ['avif', 4, 'ftypavif'],
] as const

/** Returns the file extension of a picture that browsers show, found by its content; undefined for other formats. */
export function findPictureExtension(bytes: Uint8Array): string | undefined {
  const head = String.fromCodePoint(...bytes.subarray(0, 512))
  const found = SIGNATURES.find(([, offset, signature]) => head.startsWith(signature, offset))
  return found?.[0] ?? (/<svg[\s>]/u.test(head) ? 'svg' : undefined)
}
