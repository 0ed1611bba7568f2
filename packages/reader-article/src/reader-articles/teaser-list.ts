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

/** A teaser in a list, with the cover and the author of its article. */
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
  /** The number of articles on all pages. */
  readonly total: number
  readonly settings: Settings
}

/** Reads a result of TEASERS_QUERY; omits articles without a title. */
export function readTeaserList(result: unknown): TeaserList {
  const {articles, total, settings} = record(result)
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
