import {
  isPin,
  type Reader,
  readReader,
  readSettings,
  record,
  type Settings,
} from '@reader-article/content'

import {ArticleError} from '../errors.ts'
import type {QueryResult} from '../fetching/fetch-query.ts'
import {fetchReader} from '../fetching/fetch-reader.ts'
import {AllWordsElement} from './all-words-element.ts'
import {contentProperties} from './content-element.ts'

/** A reader with the settings that a call link needs. */
export interface ReaderContent {
  readonly reader: Reader
  readonly settings: Settings
}

/** An element that shows one reader by PIN and follows their status. */
export abstract class SingleReaderElement extends AllWordsElement<ReaderContent> {
  static override properties = {...contentProperties, pin: {}}

  /** The reader's PIN: 4 to 10 digits. */
  declare pin: string | null | undefined

  protected override readonly requestProperties = ['pin', 'projectId', 'datasetName', 'apiHost']

  /** The reader on screen. */
  get reader(): Reader | undefined {
    return this.content?.reader
  }

  protected override ask(signal: AbortSignal): Promise<QueryResult> {
    if (!this.pin) {
      throw new ArticleError('missing-attribute', 'pin')
    }
    if (!isPin(this.pin)) {
      throw new ArticleError('invalid-attribute', 'pin', this.pin)
    }
    return fetchReader(this.address(), this.pin, signal)
  }

  protected override read({result}: QueryResult): ReaderContent {
    const reader = readReader(result)
    if (!reader) {
      throw new ArticleError('not-found', 'pin', this.pin ?? '')
    }
    return {reader, settings: readSettings(record(result)['settings'])}
  }

  protected override get isLive(): boolean {
    return true
  }
}
