import {type Markup, serialise} from '@reader-article/content'

// The characters that XML 1.0 does not allow, not even escaped.
// eslint-disable-next-line no-control-regex -- The pattern must match control characters.
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Removes the characters that XML does not allow. */
export function removeForbidden(xml: string): string {
  return xml.replace(FORBIDDEN, '')
}

/** Serialises an XML document. */
export function serialiseXml(root: Markup): string {
  return removeForbidden(`<?xml version="1.0" encoding="UTF-8"?>\n${serialise(root)}\n`)
}
