import {CALLOUT_TONES, type CalloutTone, isPin, PIN_RULE} from '@reader-article/content'
import type {ContainerDirective, LeafDirective} from 'mdast-util-directive'

import {cleanLine} from './clean-text.ts'
import {lineOf, type ConversionContext} from './conversion-context.ts'
import {createPicture} from './create-picture.ts'
import type {DocumentDetails} from './document.ts'
import {DocumentError} from './document-error.ts'
import {quote} from './quote.ts'

type Directive = ContainerDirective | LeafDirective

/** Reads the tone of a callout; throws a DocumentError if the tone does not exist. */
export function readCalloutTone(node: Directive): CalloutTone {
  const written = readAttributes(node, ['tone', 'title'])['tone'] ?? 'note'
  const tone = CALLOUT_TONES.find((known) => known === written)
  if (tone === undefined) {
    throw new DocumentError(
      'directive',
      lineOf(node),
      `a callout has no tone ${quote(written)}`,
      `write tone=${CALLOUT_TONES.join(' or tone=')}`,
    )
  }
  return tone
}

/** Reads the PIN of a reader's card; throws a DocumentError if it is missing or invalid. */
export function readCardPin(node: Directive): string {
  const pin = readAttributes(node, ['pin'])['pin']
  if (!isPin(pin)) {
    throw new DocumentError(
      'directive',
      lineOf(node),
      pin === undefined
        ? 'the reader’s card has no PIN'
        : `the PIN ${quote(pin)} of the reader’s card is not a number of 4 to 10 digits`,
      `write ${PIN_RULE}, as in ::reader-card{pin=700107}`,
    )
  }
  return pin
}

/** Reads the details of an article; throws a DocumentError if one of them is invalid. */
export function readDetails(node: Directive, context: ConversionContext): DocumentDetails {
  const line = lineOf(node)
  const attributes = readAttributes(node, [
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
    throw new DocumentError('details', line, 'cover-alt without a cover', 'add cover="picture.jpg"')
  }
  const picture =
    cover === undefined
      ? undefined
      : createPicture(
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

/** Reads the attributes of a directive; throws a DocumentError that names an unknown attribute. */
export function readAttributes(node: Directive, known: readonly string[]): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    if (!known.includes(name)) {
      throw new DocumentError(
        node.name === 'details' ? 'details' : 'directive',
        lineOf(node),
        `${node.name} has no attribute ${quote(name)}`,
        `use ${known.join(', ')}`,
      )
    }
    attributes[name] = value ?? ''
  }
  return attributes
}

function readDate(written: string, line: number): string {
  const text = written.trim()
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(text)
  // A day without a time becomes noon in UTC, which is the same day from Honolulu to Auckland (in winter).
  const instant = new Date(isDay ? `${text}T12:00:00Z` : text)
  const instantPattern =
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/u
  if (
    !(isDay || instantPattern.test(text)) ||
    Number.isNaN(instant.getTime()) ||
    (isDay && !instant.toISOString().startsWith(text))
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
