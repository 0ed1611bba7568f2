import {
  type DatasetAddress,
  ENGLISH,
  imageBase,
  levelOf,
  type RenderContext,
  renderContext,
  type Settings,
  type Words,
} from '@reader-article/content'

import {getRegisteredWords, toLanguageTag} from '../locales/locales.ts'
import {translations} from '../locales/translations.ts'

/** The page on which a server renders content, with the dataset that browsers read. */
export interface ServerPage extends DatasetAddress {
  /** The page's language as a BCP 47 tag; 'en' by default. */
  readonly lang?: string | undefined
  /** The level of the title, 1 to 6; 1 by default. */
  readonly headingLevel?: number | undefined
  /** The path of the site's article pages, such as '/articles/{slug}'. */
  readonly articlePath?: string | undefined
  /** The path of the site's reader pages, such as '/readers/{pin}'. */
  readonly readerPath?: string | undefined
  /** The page's origin, such as 'https://site.example'; links to other origins get a `rel` attribute. */
  readonly origin?: string | undefined
  /** The time at which statuses are shown; by default the current time. */
  readonly now?: Date | undefined
}

/** Creates the context in which a server renders content. */
export function createServerContext(
  page: ServerPage,
  settings: Settings,
  options: Partial<RenderContext> = {},
): RenderContext {
  const lang = toLanguageTag(page.lang ?? 'en')
  return renderContext({
    images: imageBase(page),
    origin: page.origin ?? '',
    settings,
    articlePath: page.articlePath ?? '',
    readerPath: page.readerPath ?? '',
    headingLevel: levelOf(page.headingLevel ?? 1),
    words: findWords(lang),
    lang,
    now: page.now ?? new Date(),
    ...options,
  })
}

/** Returns the texts of articles in a language; in English if there is no translation. */
function findWords(lang: string): Words {
  return getRegisteredWords(lang) ?? translations.get(lang.split('-')[0] ?? '') ?? ENGLISH
}
