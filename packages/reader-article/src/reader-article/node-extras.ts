import {applyStyles} from '../apply-styles.ts'
import {customBlocks} from '../custom-blocks.ts'
import {h} from '../dom.ts'
import {warnAboutUnknownType} from '../warn-about-unknown-type.ts'
import {createArticleExtras} from './article-extras.ts'
import {extraStyles} from './article-extras.styles.ts'
import type {ArticleExtras, ArticleView} from './article-view.ts'

/** Renders the parts that few articles have as nodes. */
export interface NodeExtras extends ArticleExtras<Node> {
  /** Adds the styles of these parts to a shadow root. */
  readonly addStyles: (root: ShadowRoot) => void
  /** Adds the related articles to the footer after a body, unless the signal has been aborted. */
  readonly addRelated: (
    root: ShadowRoot,
    body: Element | null,
    view: ArticleView<Node>,
    signal: AbortSignal,
  ) => void
}

const extras = createArticleExtras(
  h,
  (type) => customBlocks.has(type) || warnAboutUnknownType(type),
  renderCustom,
)

const addStyles = (root: ShadowRoot): void => applyStyles(root, [extraStyles])

/** Loaded lazily; see `ArticleExtras`. */
export const nodeExtras: NodeExtras = {
  ...extras,
  addStyles,
  addRelated(root, body, view, signal) {
    const related = extras.related(view)
    if (!body || !related || signal.aborted) {
      return
    }
    body.nextElementSibling?.append(related)
    addStyles(root)
  },
}

// If a renderer throws an error, the block's text is shown.
function renderCustom(value: Readonly<Record<string, unknown>>): Node | undefined {
  try {
    return customBlocks.get(String(value['_type']))?.(value, h)
  } catch (error) {
    console.error(error)
    return undefined
  }
}
