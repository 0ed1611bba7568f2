import {imageBase, type RenderContext, type Settings, type Words} from '@reader-article/content'

import {readDatasetAddress, getSitePaths} from '../configuration.ts'
import {getLanguage} from '../locales/locales.ts'

/** Creates the context in which an element renders content on this page; its own `articlePath` overrides the site's. */
export function createRenderContext(
  element: Element & {readonly articlePath?: string | null | undefined},
  settings: Settings,
  words: Words,
): RenderContext {
  const {articlePath, readerPath} = getSitePaths()
  return {
    images: imageBase(readDatasetAddress(element)),
    origin: location.origin,
    settings,
    articlePath: element.articlePath || articlePath,
    readerPath,
    headingLevel: 1,
    words,
    lang: getLanguage(element),
    now: new Date(),
  }
}
