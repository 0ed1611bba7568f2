/**
 * Formats a `Content-Disposition` header (RFC 6266): the name in ASCII, and also in UTF-8 if it is not ASCII.
 */
export function formatContentDisposition(type: 'inline' | 'attachment', filename: string): string {
  const ascii = filename.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const plain = `${type}; filename="${ascii}"`
  if (ascii === filename) {
    return plain
  }
  const encoded = encodeURIComponent(filename.replaceAll(/\p{Surrogate}/gu, '_')).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${plain}; filename*=UTF-8''${encoded}`
}
