import {isPhoneNumber} from '../rules/phone-number.ts'
import {type Image, readImage} from './image.ts'
import type {Block} from './block.ts'
import {type Reader, readReader} from './reader.ts'
import {isRecord, list, record, texts} from './untrusted-value.ts'

/** A phone line that visitors can call, with the price that must be shown with it. */
export interface PhoneLine {
  readonly label: string
  /** In E.164, with spaces between groups: +44 20 7946 0000. */
  readonly number: string
  readonly priceWording: string
}

/** The organisation's settings that a page needs. */
export interface Settings {
  readonly organisation: string
  /** The URL pattern of articles on the organisation's website, with `{slug}` in it, or ''. */
  readonly articlePath: string
  /** The IANA name of the time zone in which pages show times, or any other text. */
  readonly timeZone: string
  readonly phoneLines: readonly PhoneLine[]
}

/** The part of an article that a list shows. */
export interface Teaser {
  readonly id: string
  readonly title: string
  readonly slug: string
  readonly excerpt: string
  /** ISO 8601, or ''. */
  readonly publishedAt: string
}

/** An article that is safe to render, whatever the dataset contains. */
export interface Article extends Teaser {
  readonly signOff: string
  readonly cover: Image | undefined
  readonly reader: Reader | undefined
  readonly body: readonly Block[]
  readonly topics: readonly {readonly title: string; readonly slug: string}[]
  readonly related: readonly Teaser[]
  readonly settings: Settings
  readonly seo: {readonly title: string; readonly description: string}
}

/**
 * Reads an article from a query's result, except for its body, which is passed in; undefined if there is no article.
 *
 * @param now - The time at which the reader's status is read; by default the current time.
 */
export function readArticleDetails(
  value: unknown,
  body: readonly Block[],
  now?: Date,
): Article | undefined {
  if (!isRecord(value)) {
    return undefined
  }
  const {cover, reader, topics, related, settings, seo} = value
  return {
    ...readTeaser(value),
    ...texts(value, 'signOff'),
    cover: readImage(cover),
    reader: readReader(reader, now),
    body,
    topics: list(topics)
      .map((topic) => texts(topic, 'title', 'slug'))
      .filter(isTitled),
    related: list(related).map(readTeaser).filter(isTitled),
    settings: readSettings(settings),
    seo: texts(seo, 'title', 'description'),
  }
}

/** Reads the settings; missing fields are empty. */
export function readSettings(value: unknown): Settings {
  return {
    ...texts(value, 'organisation', 'articlePath', 'timeZone'),
    phoneLines: list(record(value)['phoneLines'])
      .map((line) => texts(line, 'number', 'label', 'priceWording'))
      .filter(({number}) => isPhoneNumber(number)),
  }
}

/** Reads the part of an article that a list shows; a missing title is ''. */
export function readTeaser(value: unknown): Teaser {
  const {
    _id: id,
    publishedAt: date,
    ...rest
  } = texts(value, '_id', 'title', 'slug', 'excerpt', 'publishedAt')
  return {id, publishedAt: Number.isNaN(Date.parse(date)) ? '' : date, ...rest}
}

/** Whether a list of articles shows their excerpts: only if all have one, because a mixture would look accidental. */
export function hasExcerpts(teasers: readonly Teaser[]): boolean {
  return teasers.every(({excerpt}) => excerpt)
}

function isTitled({title}: {readonly title: string}): boolean {
  return title !== ''
}
