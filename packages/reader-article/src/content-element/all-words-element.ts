import {imageBase, type RenderContext, type Settings} from '@reader-article/content'

import {sitePaths} from '../configuration.ts'
import type {AllWords} from '../locales/list-words.ts'
import {loadAllWords} from '../locales/load-all-words.ts'
import {ContentElement} from './content-element.ts'

/** An element that shows readers or lists, and speaks in their words too. */
export abstract class AllWordsElement<Content> extends ContentElement<Content, AllWords> {
  protected override loadWords(lang: string): Promise<AllWords> {
    return loadAllWords(lang)
  }

  protected override failure({unshown}: AllWords): string {
    return unshown
  }

  /** What renderers know on this page. */
  protected context(settings: Settings, words: AllWords): RenderContext {
    return {
      images: imageBase(this.address()),
      origin: location.origin,
      settings,
      ...sitePaths(),
      headingLevel: 1,
      words,
    }
  }
}
