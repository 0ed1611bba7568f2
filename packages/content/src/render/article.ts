import {type Image, readImage} from './image.ts'
import {normaliseBlocks} from './normalise.ts'
import type {Block} from './portable-text.ts'
import {type Reader, readReader} from './reader.ts'
import {isRecord, list, record, text} from './value.ts'

/** A line that callers ring, with the price that must stand beside it. */
export interface PhoneLine {
  readonly label: string
  /** In E.164, such as +442079460000. */
  readonly number: string
  readonly priceWording: string
}

/** The desk's settings as a page needs them. */
export interface Settings {
  readonly organisation: string
  /** Where articles are on a site, with `{slug}` in it. */
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

/**
 * Reads one article from a query's answer; undefined where there is none.
 *
 * @param isCustom - Tells which unknown block types are handed through untouched.
 */
export function readArticle(
  value: unknown,
  isCustom?: (type: string) => boolean,
): Article | undefined {
  const fields = record(value)
  return isRecord(value)
    ? {
        ...readTeaser(fields),
        signOff: text(fields['signOff']),
        cover: readImage(fields['cover']),
        reader: readReader(fields['reader']),
        body: normaliseBlocks(fields['body'], isCustom),
        topics: list(fields['topics']).flatMap((topic) => {
          const title = text(record(topic)['title'])
          return title ? {title, slug: text(record(topic)['slug'])} : []
        }),
        related: list(fields['related'])
          .map(readTeaser)
          .filter(({title}) => title),
        settings: readSettings(fields['settings']),
        seo: {
          title: text(record(fields['seo'])['title']),
          description: text(record(fields['seo'])['description']),
        },
      }
    : undefined
}

/** Reads the settings; what is missing has its default. */
export function readSettings(value: unknown): Settings {
  const {organisation, articlePath, phoneLines} = record(value)
  return {
    organisation: text(organisation),
    articlePath: text(articlePath) || '/articles/{slug}',
    phoneLines: list(phoneLines).flatMap((line) => {
      const number = text(record(line)['number'])
      return /^\+\d{3,15}$/.test(number)
        ? {
            number,
            label: text(record(line)['label']),
            priceWording: text(record(line)['priceWording']),
          }
        : []
    }),
  }
}

/** Reads what a list shows of an article; its title is '' where it has none. */
export function readTeaser(value: unknown): Teaser {
  const {_id, title, slug, excerpt, publishedAt} = record(value)
  return {
    id: text(_id),
    title: text(title),
    slug: text(slug),
    excerpt: text(excerpt),
    publishedAt: Number.isNaN(Date.parse(text(publishedAt))) ? '' : text(publishedAt),
  }
}
