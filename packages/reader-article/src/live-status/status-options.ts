import type {Reader, RenderContext, Words} from '@reader-article/content'

/** How an element shows the statuses that it follows. */
export interface StatusOptions<Content, W extends Words> {
  readonly isLive: () => boolean
  /** The context in which the element renders calls. */
  readonly context: (content: Content, words: W) => RenderContext
  /** Returns false if the content must be shown again for this status. */
  readonly canPatch?: (reader: Reader) => boolean
  /** Called when a new status is on screen. */
  readonly onPatched?: () => void
}
