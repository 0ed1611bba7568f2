import {isPin, PIN_RULE} from '@reader-article/content'
import type {ContainerDirective, LeafDirective} from 'mdast-util-directive'

import {cleanLine} from './clean-text.ts'
import {CALLOUT_TONES, type CalloutTone, type DocumentDetails} from './document.ts'
import {DocumentError} from './document-error.ts'
import {quote} from './header.ts'
import {lineOf, type ConversionContext} from './mdast-context.ts'
import {makePicture} from './pictures.ts'

type Directive = ContainerDirective | LeafDirective

/** The tone of a callout; throws a DocumentError where there is no such tone. */
export function readTone(node: Directive): CalloutTone {
  const written = attributesOf(node, ['tone', 'title'])['tone'] ?? 'note'
  const tone = CALLOUT_TONES.find((known) => known === written)
  if (tone === undefined) {
    throw new DocumentError(
      'directive',
      lineOf(node),
      `no tone ${quote(written)} for a callout`,
      `write tone=${CALLOUT_TONES.join(', tone=')}`,
    )
  }
  return tone
}

/** The PIN of a reader's card; throws a DocumentError where there is none. */
export function readCardPin(node: Directive): string {
  const pin = attributesOf(node, ['pin'])['pin']
  if (!isPin(pin)) {
    throw new DocumentError(
      'directive',
      lineOf(node),
      pin === undefined
        ? 'no PIN for the reader’s card'
        : `the PIN ${quote(pin)} of the reader’s card is not a number of 4 to 10 digits`,
      `write ${PIN_RULE}, as in ::reader-card{pin=700107}`,
    )
  }
  return pin
}

/** What an article says about itself; throws a DocumentError where that cannot be read. */
export function readDetails(node: Directive, context: ConversionContext): DocumentDetails {
  const line = lineOf(node)
  const attributes = attributesOf(node, [
    'topics',
    'related',
    'excerpt',
    'cover',
    'cover-alt',
    'cover-caption',
    'published',
  ])
  const {topics, related, excerpt, cover, published} = attributes
  if (cover === undefined && attributes['cover-alt'] !== undefined) {
    throw new DocumentError(
      'details',
      line,
      'cover-alt without a cover',
      'write cover="picture.jpg" beside it',
    )
  }
  const picture =
    cover === undefined
      ? undefined
      : makePicture(
          {
            url: cover,
            alt: attributes['cover-alt'] ?? '',
            caption: attributes['cover-caption'] ?? '',
            line,
          },
          context,
        )
  return {
    line,
    ...(topics !== undefined && {topics: splitList(topics)}),
    ...(related !== undefined && {related: splitList(related)}),
    ...(excerpt !== undefined && {excerpt: cleanLine(excerpt)}),
    ...(picture !== undefined && {cover: picture}),
    ...(published !== undefined && {publishedAt: readDate(published, line)}),
  }
}

/** A directive's attributes; throws a DocumentError that names the one that does not exist. */
export function attributesOf(node: Directive, known: readonly string[]): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    if (!known.includes(name)) {
      throw new DocumentError(
        node.name === 'details' ? 'details' : 'directive',
        lineOf(node),
        `no attribute ${quote(name)} for ${node.name}`,
        known.length === 0 ? 'it has none' : `it knows ${known.join(', ')}`,
      )
    }
    attributes[name] = value ?? ''
  }
  return attributes
}

function readDate(written: string, line: number): string {
  const text = written.trim()
  const day = /^\d{4}-\d{2}-\d{2}$/u.test(text)
  // A day alone becomes noon in UTC, which is that day from Honolulu to Auckland's winter.
  const instant = new Date(day ? `${text}T12:00:00Z` : text)
  const instantWritten =
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/u
  if (
    !(day || instantWritten.test(text)) ||
    Number.isNaN(instant.getTime()) ||
    (day && !instant.toISOString().startsWith(text))
  ) {
    throw new DocumentError(
      'details',
      line,
      `the date ${quote(text)} cannot be read`,
      'write published="2026-05-03", or an instant such as "2026-05-03T09:30:00Z"',
    )
  }
  return instant.toISOString()
}

function splitList(text: string): string[] {
  return [
    ...new Set(
      text
        .split(',')
        .map(cleanLine)
        .filter((entry) => entry !== ''),
    ),
  ]
}
