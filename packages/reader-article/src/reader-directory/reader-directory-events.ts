import type {ListedReader} from './listed-reader.ts'

/** The directory is on screen. */
export class ReaderDirectoryLoadEvent extends Event {
  readonly readers: readonly ListedReader[]
  /** True if the network was down, and this is a cached copy, without statuses and calls. */
  readonly stale: boolean

  constructor(readers: readonly ListedReader[], stale: boolean) {
    super('reader-directory-load', {bubbles: true, composed: true})
    this.readers = readers
    this.stale = stale
  }
}
