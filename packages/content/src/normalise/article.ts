import {isPhoneNumber} from '../rules/phone-number.ts'
import {type Image, readImage} from './image.ts'
import type {Block} from './block.ts'
import {type Reader, readReader} from './reader.ts'
import {isRecord, list, record, texts} from './untrusted-value.ts'

/** A line that callers ring, with the price that must stand beside it. */
export interface PhoneLine {
  readonly label: string
  /** In E.164, grouped by spaces as it is read: +44 20 7946 0000. */
  readonly number: string
  readonly priceWording: string
}

/** The desk's settings as a page needs them. */
export interface Settings {
  readonly organisation: string
  /** Where the organisation's own site has its articles, with `{slug}` in it, or ''. */
  readonly articlePath: string
  readonly phoneLines: readonly PhoneLine[]
}

/** What a list shows of an article. */
export interface Teaser {
  readonly id: string
  readonly title: string
  readonly slug: string
  readonly excerpt: string
  /** ISO 8601, or ''. */
  readonly publishedAt: string
}

/** An article that is safe to render, whatever the dataset held. */
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

/** Reads one article, but for its body, from a query's answer; undefined where there is none. */
export function readArticleDetails(value: unknown, body: readonly Block[]): Article | undefined {
  if (!isRecord(value)) {
    return undefined
  }
  const {cover, reader, topics, related, settings, seo} = value
  return {
    ...readTeaser(value),
    ...texts(value, 'signOff'),
    cover: readImage(cover),
    reader: readReader(reader),
    body,
    topics: list(topics)
      .map((topic) => texts(topic, 'title', 'slug'))
      .filter(isTitled),
    related: list(related).map(readTeaser).filter(isTitled),
    settings: readSettings(settings),
    seo: texts(seo, 'title', 'description'),
  }
}

/** Reads the settings; what is missing has its default. */
export function readSettings(value: unknown): Settings {
  return {
    ...texts(value, 'organisation', 'articlePath'),
    phoneLines: list(record(value)['phoneLines'])
      .map((line) => texts(line, 'number', 'label', 'priceWording'))
      .filter(({number}) => isPhoneNumber(number)),
  }
}

/** Reads what a list shows of an article; its title is '' where it has none. */
export function readTeaser(value: unknown): Teaser {
  const {
    _id: id,
    publishedAt: date,
    ...rest
  } = texts(value, '_id', 'title', 'slug', 'excerpt', 'publishedAt')
  return {id, publishedAt: Number.isNaN(Date.parse(date)) ? '' : date, ...rest}
}

function isTitled({title}: {readonly title: string}): boolean {
  return title !== ''
}
