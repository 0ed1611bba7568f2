import {imageBase, type RenderContext, type Settings, type Words} from '@reader-article/content'

import {datasetAddress, sitePaths} from '../configuration.ts'

/** The context in which an element renders content on this page. */
export function createRenderContext(
  element: Element,
  settings: Settings,
  words: Words,
): RenderContext {
  return {
    images: imageBase(datasetAddress(element)),
    origin: location.origin,
    settings,
    ...sitePaths(),
    headingLevel: 1,
    words,
  }
}
