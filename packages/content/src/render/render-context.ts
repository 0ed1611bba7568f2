import type {Settings} from '../normalise/article.ts'
import {ENGLISH, type Words} from './words.ts'

/** What renderers need in addition to the block. */
export interface RenderContext {
  /** The base of image URLs, from `imageBase()`; the URLs of files follow from it. */
  readonly images: string
  /** The origin of the page, such as https://site.example; links to other origins get a `rel`. */
  readonly origin: string
  readonly settings: Settings
  /** The URL pattern of the website's article pages, with `{slug}` in it; '' if it has none. */
  readonly articlePath: string
  /** The URL pattern of the website's reader pages, with `{pin}` or `{slug}` in it; '' if it has none. */
  readonly readerPath: string
  /** The level of the article's title, 1 to 6; headings in the body are below it. */
  readonly headingLevel: number
  /** The ids of headings in the body by the keys of their blocks, from `headingIds()`; omitted for none. */
  readonly headingIds?: ReadonlyMap<string, string>
  /** Hides all call links, whatever the readers' statuses. */
  readonly hidesCalls?: boolean
  readonly words: Words
  /** The page's language as a BCP 47 tag, for dates and times. */
  readonly lang: string
  /** The time at which the page is rendered, for statuses that end. */
  readonly now: Date
}

const NO_SETTINGS: Settings = {organisation: '', articlePath: '', timeZone: '', phoneLines: []}

/** Fills a context with defaults. */
export function renderContext(given: Partial<RenderContext>): RenderContext {
  return {
    images: '',
    origin: '',
    settings: NO_SETTINGS,
    articlePath: '',
    readerPath: '',
    headingLevel: 1,
    words: ENGLISH,
    lang: 'en',
    now: new Date(),
    ...given,
  }
}
