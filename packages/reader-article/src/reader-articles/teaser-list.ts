import {
  type Image,
  list,
  readImage,
  readSettings,
  readTeaser,
  record,
  type Settings,
  type Teaser,
  text,
} from '@reader-article/content'

/** A teaser in a list, with its cover and who wrote it. */
export interface ListedTeaser extends Teaser {
  readonly cover: Image | undefined
  /** The reader's name, or ''. */
  readonly by: string
  /** The reader's PIN, or ''. */
  readonly pin: string
}

/** A page of teasers. */
export interface TeaserList {
  readonly articles: readonly ListedTeaser[]
  /** How many there are in all. */
  readonly total: number
  readonly settings: Settings
}

/** Reads the answer to TEASERS_QUERY; an article without a title is left out. */
export function readTeaserList(answer: unknown): TeaserList {
  const {articles, total, settings} = record(answer)
  return {
    articles: list(articles).flatMap((article) => {
      const teaser = readTeaser(article)
      const {cover, reader} = record(article)
      const {name, pin} = record(reader)
      return teaser.title
        ? Object.assign(teaser, {cover: readImage(cover), by: text(name), pin: text(pin)})
        : []
    }),
    total: Number(text(total)) || 0,
    settings: readSettings(settings),
  }
}
